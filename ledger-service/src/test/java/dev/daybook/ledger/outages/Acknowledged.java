package dev.daybook.ledger.outages;

import dev.daybook.ledger.contract.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A period as those know it who were answered: what was recorded in it, and what it comes to,
 * reckoned naively. Two owners have a flat each and share the one budget item by halves; amounts
 * are even, so that halves are whole.
 *
 * @param position of its opening
 * @param item what every expense names
 */
record Acknowledged(
    String id, long position, List<String> owners, String item, List<Entry> entries) {

  enum Kind {
    CONTRIBUTIONS,
    EXPENSES,
    CHARGES;

    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Entry(Kind kind, String owner, int amount, String id, long position) {}

  /** Everything was recorded at that position. */
  long last() {
    return entries.stream().mapToLong(Entry::position).max().orElse(position);
  }

  String path(String below) {
    return "/periods/" + id + below;
  }

  private List<Entry> until(long position, Predicate<Entry> wanted) {
    return entries.stream().filter(e -> e.position <= position).filter(wanted).toList();
  }

  private Set<String> ids(Kind kind, long position) {
    return until(position, e -> e.kind == kind).stream()
        .map(Entry::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private int sum(long position, Predicate<Entry> wanted) {
    return until(position, wanted).stream().mapToInt(Entry::amount).sum();
  }

  /** What each owner's account comes to. */
  Map<String, BigDecimal> balances(long position) {
    int shared = sum(position, e -> e.kind == Kind.EXPENSES) / owners.size();
    var balances = new HashMap<String, BigDecimal>();
    for (var owner : owners) {
      int plus = sum(position, e -> e.owner.equals(owner) && e.kind != Kind.CHARGES);
      int minus = sum(position, e -> e.owner.equals(owner) && e.kind == Kind.CHARGES);
      balances.put(owner, money(plus - minus - shared));
    }
    return balances;
  }

  static BigDecimal money(int amount) {
    return BigDecimal.valueOf(amount).setScale(2);
  }

  /** What is wrong with a list that was shown, by the position that it names. */
  List<String> faultsOfList(Kind kind, Reply shown) {
    var expected = ids(kind, shown.position());
    var found = new TreeSet<>(shown.eachOf("id"));
    return unlessEqual(expected, found, shown);
  }

  /** What is wrong with a sheet that was shown, by the position that it names. */
  List<String> faultsOfSheet(Reply shown) {
    long at = shown.position();
    var faults = new ArrayList<String>();
    faults.addAll(unlessEqual(at, shown.data().path("position").asLong(), shown));
    faults.addAll(unlessEqual(balances(at), balances(shown.data().path("owners")), shown));
    for (var kind : Kind.values()) {
      faults.addAll(
          unlessEqual(
              money(sum(at, e -> e.kind == kind)),
              shown.data().path("totals").path(kind.path()).asDecimal(),
              shown));
    }
    return faults;
  }

  /** Of rows that name an owner and a balance. */
  static Map<String, BigDecimal> balances(JsonNode rows) {
    var balances = new HashMap<String, BigDecimal>();
    rows.forEach(
        row -> balances.put(row.path("owner_id").asString(), row.path("balance").asDecimal()));
    return balances;
  }

  private static List<String> unlessEqual(Object expected, Object found, Reply shown) {
    return expected.equals(found)
        ? List.of()
        : List.of(
            "%s at %d is %s and not %s"
                .formatted(shown.response(), shown.position(), found, expected));
  }
}
