package dev.daybook.benchmarks.storm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What was shown of a period at a position, and what is wrong with it by the books. */
sealed interface Shown {

  String asked();

  String period();

  long position();

  /** Empty where all is well. */
  List<String> faults(Books books);

  /** Amounts in cents. */
  record Sheet(
      String asked,
      String period,
      long position,
      String status,
      Map<String, Long> openings,
      Map<String, Long> balances,
      Map<Kind, Long> totals)
      implements Shown {

    static Sheet of(String period, Reply reply) {
      var sheet = reply.data();
      var sums = sheet.path("totals");
      return new Sheet(
          reply.asked(),
          period,
          reply.position(),
          sheet.path("status").asString(""),
          byOwner(sheet.path("owners"), "opening_balance"),
          byOwner(sheet.path("owners"), "balance"),
          Map.of(
              Kind.CONTRIBUTION, cents(sums.path("contributions")),
              Kind.EXPENSE, cents(sums.path("expenses")),
              Kind.CHARGE, cents(sums.path("charges"))));
    }

    @Override
    public List<String> faults(Books books) {
      var faults = new ArrayList<String>();
      unlessEqual(faults, status, books.status(period));
      unlessEqual(faults, openings, books.openings(period));
      unlessEqual(faults, balances, books.balances(period));
      unlessEqual(faults, totals, books.totals(period));
      return faults;
    }
  }

  /** The first page of a list. */
  record Page(
      String asked, String period, long position, Kind kind, int total, Set<String> ids, int limit)
      implements Shown {

    static Page of(String period, Kind kind, int limit, Reply reply) {
      return new Page(
          reply.asked(),
          period,
          reply.position(),
          kind,
          reply.json().at("/meta/total").asInt(),
          new HashSet<>(reply.data().findValuesAsString("id")),
          limit);
    }

    @Override
    public List<String> faults(Books books) {
      var faults = new ArrayList<String>();
      var entries = books.entries(period, kind);
      unlessEqual(faults, total, entries.size());
      unlessEqual(faults, ids.size(), Math.min(limit, entries.size()));
      if (!entries.containsAll(ids)) {
        faults.add("has entries that are not there");
      }
      return faults;
    }
  }

  /** A list from its beginning to its end. */
  record Lines(String asked, String period, long position, Kind kind, List<String> ids)
      implements Shown {

    static Lines of(String period, Kind kind, Reply reply) {
      var ids =
          reply.body().lines().map(line -> line.replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1"));
      return new Lines(reply.asked(), period, reply.position(), kind, ids.toList());
    }

    @Override
    public List<String> faults(Books books) {
      var faults = new ArrayList<String>();
      unlessEqual(faults, ids, List.copyOf(books.entries(period, kind)));
      return faults;
    }
  }

  static Map<String, Long> byOwner(JsonNode rows, String amount) {
    var amounts = new HashMap<String, Long>();
    rows.forEach(row -> amounts.put(row.path("owner_id").asString(""), cents(row.path(amount))));
    return amounts;
  }

  static long cents(JsonNode amount) {
    return new BigDecimal(amount.asString("")).movePointRight(2).longValueExact();
  }

  private static void unlessEqual(List<String> faults, Object shown, Object kept) {
    if (!shown.equals(kept)) {
      faults.add("shows %s and not %s".formatted(shown, kept));
    }
  }
}
