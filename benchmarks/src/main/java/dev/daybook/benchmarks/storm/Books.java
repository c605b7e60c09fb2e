package dev.daybook.benchmarks.storm;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Books that are kept naively from the log, event by event: what an owner's account comes to is the
 * sum of everything in the period and in those that it continues. What is signed off is held
 * against them when it comes by.
 */
final class Books {

  private record Entry(Kind kind, String period, String owner, long cents) {}

  private static final class Term {
    private final @Nullable String previous;
    private final Map<Kind, Set<String>> entries =
        Arrays.stream(Kind.values())
            .collect(Collectors.toMap(Function.identity(), kind -> new LinkedHashSet<>()));
    private final Map<Kind, Long> totals = new HashMap<>(none());
    private final Map<String, Long> moved = new HashMap<>();
    private boolean open = true;

    Term(@Nullable String previous) {
      this.previous = previous;
    }

    Set<String> of(Kind kind) {
      return requireNonNull(entries.get(kind));
    }
  }

  private static Map<Kind, Long> none() {
    return Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), kind -> 0L));
  }

  private static final Map<String, Kind> RECORDED =
      Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::recorded, Function.identity()));
  private static final Map<String, Kind> VOIDED =
      Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::voided, Function.identity()));

  private final Set<String> owners = new LinkedHashSet<>();
  private final Map<String, Term> terms = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<Long> amounts = new HashSet<>();
  private final Consumer<String> wrong;

  /**
   * @param wrong hears of everything that must not be in a log
   */
  Books(Consumer<String> wrong) {
    this.wrong = wrong;
  }

  /** What the event is about, by its id; empty for what is of no interest here. */
  String write(long position, String type, JsonNode event) {
    var recorded = RECORDED.get(type);
    var voided = VOIDED.get(type);
    if (recorded != null) {
      return record(position, recorded, event);
    }
    if (voided != null) {
      return remove(position, voided, event);
    }
    var period = event.path("period_id").asString("");
    switch (type) {
      case "community.owner-registered" -> {
        owners.add(event.path("owner_id").asString(""));
        return event.path("owner_id").asString("");
      }
      case "community.property-registered" -> {
        return event.path("property_id").asString("");
      }
      case "community.budget-item-added" -> {
        return event.path("budget_item").path("id").asString("");
      }
      case "community.period-opened" -> terms.put(period, new Term(previous(event)));
      case "community.closing-balances-stated" -> stated(position, period, event);
      case "community.closing-balances-restated" -> restated(position, period, event);
      case "community.period-closed" -> turn(position, period, false);
      case "community.period-reopened" -> turn(position, period, true);
      case "purchases.retailer-added", "purchases.brand-added" -> {
        if (!owners.isEmpty()) {
          wrong.accept("%d: only a tenant's beginning adds %s".formatted(position, event));
        }
      }
      case "community.budget-item-voided", "community.period-edited" ->
          wrong.accept("%d: %s, which entries forbid: %s".formatted(position, type, event));
      default -> wrong.accept("%d: nobody asked for %s".formatted(position, type));
    }
    return period;
  }

  private static @Nullable String previous(JsonNode event) {
    var previous = event.path("previous_period_id").asString("");
    return previous.isEmpty() ? null : previous;
  }

  private String record(long position, Kind kind, JsonNode event) {
    var recorded = event.path(kind.word());
    var id = recorded.path("id").asString("");
    var entry =
        new Entry(
            kind,
            recorded.path("period_id").asString(""),
            recorded.path(kind.ownerField()).asString(""),
            Shown.cents(recorded.path("amount")));
    if (!amounts.add(entry.cents) || entries.put(id, entry) != null) {
      wrong.accept("%d: it happened twice: %s".formatted(position, event));
    }
    open(position, entry.period).of(kind).add(id);
    move(entry, entry.cents);
    return id;
  }

  private String remove(long position, Kind kind, JsonNode event) {
    var id = event.path(kind.idField()).asString("");
    var entry = entries.get(id);
    if (entry == null || !open(position, entry.period).of(kind).remove(id)) {
      wrong.accept("%d: there was nothing to void: %s".formatted(position, event));
    } else {
      move(entry, -entry.cents);
    }
    return id;
  }

  private Term open(long position, String period) {
    var term = term(period);
    if (!term.open) {
      wrong.accept("%d: the period %s was closed".formatted(position, period));
    }
    return term;
  }

  private void move(Entry entry, long cents) {
    var term = term(entry.period);
    term.totals.merge(entry.kind, cents, Math::addExact);
    term.moved.merge(entry.owner, entry.kind == Kind.CHARGE ? -cents : cents, Math::addExact);
    if (entry.kind == Kind.EXPENSE) {
      owners.forEach(owner -> term.moved.merge(owner, -cents / Community.OWNERS, Math::addExact));
    }
  }

  private void turn(long position, String period, boolean open) {
    var term = term(period);
    if (term.open == open) {
      wrong.accept("%d: the period %s was so already".formatted(position, period));
    }
    term.open = open;
  }

  private void stated(long position, String period, JsonNode event) {
    var rows = event.path("balances");
    unlessEqual(position, period, Shown.byOwner(rows, "opening"), openings(period));
    unlessEqual(position, period, Shown.byOwner(rows, "balance"), balances(period));
  }

  /** Names those alone whose balance became another one. */
  private void restated(long position, String period, JsonNode event) {
    var restated = Shown.byOwner(event.path("new"), "balance");
    var kept = new HashMap<>(balances(period));
    kept.keySet().retainAll(restated.keySet());
    unlessEqual(position, period, restated, kept);
  }

  private void unlessEqual(long position, String period, Object signed, Object kept) {
    if (!signed.equals(kept)) {
      wrong.accept(
          "%d: of the period %s was signed off %s and not %s"
              .formatted(position, period, signed, kept));
    }
  }

  private Term term(String period) {
    var term = terms.get(period);
    if (term == null) {
      throw new IllegalStateException("There is no period " + period);
    }
    return term;
  }

  boolean knows(String period) {
    return terms.containsKey(period);
  }

  String status(String period) {
    return term(period).open ? "OPEN" : "CLOSED";
  }

  Map<String, Long> openings(String period) {
    var previous = term(period).previous;
    return previous == null
        ? owners.stream().collect(Collectors.toMap(Function.identity(), owner -> 0L))
        : balances(previous);
  }

  Map<String, Long> balances(String period) {
    var balances = new HashMap<>(openings(period));
    term(period).moved.forEach((owner, cents) -> balances.merge(owner, cents, Math::addExact));
    return balances;
  }

  Map<Kind, Long> totals(String period) {
    return term(period).totals;
  }

  /** In the order in which they were recorded. */
  Set<String> entries(String period, Kind kind) {
    return term(period).of(kind);
  }
}
