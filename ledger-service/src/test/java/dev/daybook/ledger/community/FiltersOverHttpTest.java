package dev.daybook.ledger.community;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Csv;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Every filter of every list of a community, alone and with each other one, in every order, now and
 * in the past, as JSON and as a table, against what a filter is for those who look through all of
 * the list by hand.
 */
class FiltersOverHttpTest {

  private static final JsonNode OPENAPI =
      RunningService.json(RunningService.shared().get("/openapi.json"));

  /** A list, and which fields of its rows its filters are about. */
  enum Filtered {
    BUDGET_ITEMS("budget-items", "", "", "budgeted_cost", "payment_type"),
    CHARGES("charges", "date", "date", "amount", "description"),
    CONTRIBUTIONS("contributions", "date", "date", "amount", "comment"),
    EXPENSES("expenses", "date", "date", "amount", "payment_type", "vendor", "description"),
    OWNERS("owners", "", "", "", "name", "email"),
    PERIODS("periods", "start_date", "end_date", "", "name"),
    PROPERTIES("properties", "", "", "", "label"),
    READINGS("readings", "date", "date", "");

    private final String path;
    private final String firstDay;
    private final String lastDay;
    private final String amount;
    private final List<String> texts;

    Filtered(String path, String firstDay, String lastDay, String amount, String... texts) {
      this.path = path;
      this.firstDay = firstDay;
      this.lastDay = lastDay;
      this.amount = amount;
      this.texts = List.of(texts);
    }

    boolean isOfPeriods() {
      return this != OWNERS && this != PERIODS && this != PROPERTIES;
    }

    String list(String period) {
      return isOfPeriods() ? "/periods/" + period + "/" + path : "/" + path;
    }

    List<String> parameters() {
      var described = "/api/v1" + (isOfPeriods() ? "/periods/{period_id}/" : "/") + path;
      return OPENAPI
          .path("paths")
          .path(described)
          .at("/get/parameters")
          .valueStream()
          .map(parameter -> parameter.path("name").asString())
          .toList();
    }

    List<String> sorts() {
      var sorts = new ArrayList<String>();
      if (!firstDay.isEmpty()) {
        sorts.addAll(List.of("date", "-date"));
      }
      if (!amount.isEmpty()) {
        sorts.addAll(List.of("amount", "-amount"));
      }
      if (!sorts.isEmpty()) {
        sorts.add("recorded");
      }
      return sorts;
    }
  }

  /** Something that a list can be asked for, and what it is by hand. */
  private record Filter(String query, Predicate<JsonNode> holds) {

    static List<Filter> of(Filtered list, Random random) {
      var filters = new ArrayList<Filter>();
      if (!list.firstDay.isEmpty()) {
        var from = day(random);
        var to = day(random);
        filters.add(
            new Filter("date_from=" + from, row -> text(row, list.lastDay).compareTo(from) >= 0));
        filters.add(
            new Filter("date_to=" + to, row -> text(row, list.firstDay).compareTo(to) <= 0));
      }
      if (!list.amount.isEmpty()) {
        var least = new BigDecimal(random.nextInt(12)).movePointLeft(1);
        var most = new BigDecimal(random.nextInt(12)).movePointLeft(1);
        filters.add(
            new Filter(
                "min_amount=" + least, row -> amount(row, list.amount).compareTo(least) >= 0));
        filters.add(
            new Filter("max_amount=" + most, row -> amount(row, list.amount).compareTo(most) <= 0));
      }
      if (!list.texts.isEmpty()) {
        for (var sought : List.of("STRASSE", "%25", "o.o")) {
          var text = sought.replace("%25", "%");
          filters.add(new Filter("search=" + sought, row -> isIn(row, list.texts, text)));
        }
      }
      return filters;
    }

    private static boolean isIn(JsonNode row, List<String> texts, String sought) {
      return texts.stream()
          .anyMatch(field -> folded(row.path(field).asString("")).contains(folded(sought)));
    }

    /** Upper case makes two letters of one. */
    private static String folded(String text) {
      return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asString();
  }

  private static BigDecimal amount(JsonNode row, String field) {
    return new BigDecimal(row.path(field).asString());
  }

  private static String day(Random random) {
    return "2026-%02d-%02d".formatted(1 + random.nextInt(3), 1 + random.nextInt(28));
  }

  private static final List<String> WORDS =
      List.of("Hauptstraße 1", "hauptSTRASSE 2", "100 %", "under_score", "Ökostrom", "o.o", "Zoë");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final List<String> owners = new ArrayList<>();
  private final List<String> properties = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final String period = books.period("Hauptstraße Q1");

  private int written;

  private void write(int rounds) {
    for (int until = written + rounds; written < until; written++) {
      int i = written;
      owners.add(books.owner(word() + " " + i));
      properties.add(books.property(word() + " " + i, any(owners)));
      items.add(books.plan(period, word() + " " + i, cents()).is(201).id());
      session.post("/periods", periodJson(i)).is(201);
      books.record(period, any(owners), cents(), day(random)).is(201);
      books.spend(period, any(owners), cents(), word(), day(random)).is(201);
      books.charge(period, any(owners), cents(), day(random)).is(201);
      var charge = session.get("/periods/" + period + "/charges?sort=recorded&skip=" + i);
      session.patch("/charges/" + charge.data("/0/id"), said("description")).is(200);
      var contribution =
          session.get("/periods/" + period + "/contributions?sort=recorded&skip=" + i);
      session.patch("/contributions/" + contribution.data("/0/id"), said("comment")).is(200);
      var reading = Bookkeeper.readingJson(any(properties), any(items), "0", "1", day(random));
      session.post("/periods/" + period + "/readings", reading).is(201);
    }
  }

  private String periodJson(int i) {
    var first = day(random);
    return """
    {"name": "%s %d", "start_date": "%s", "end_date": "2026-%02d-30", "currency": "EUR"}
    """
        .formatted(word(), i, first, 4 + random.nextInt(3));
  }

  private String said(String field) {
    return "{\"%s\": \"%s\"}".formatted(field, word());
  }

  private String word() {
    return any(WORDS);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** Few different amounts, so that what is equal comes in the order of recording. */
  private String cents() {
    return new BigDecimal(1 + random.nextInt(12)).movePointLeft(1).setScale(2).toString();
  }

  @ParameterizedTest
  @EnumSource
  void aFilterAloneOrBesideAnotherFindsWhatItSays(Filtered list) {
    write(12);
    var path = list.list(period);
    var then = session.get(path + "?limit=100").is(200);
    var all = then.data().valueStream().toList();
    write(2);
    var past = "&at_position=" + then.position();
    var filters = Filter.of(list, random);
    for (int i = 0; i < filters.size(); i++) {
      var one = filters.get(i);
      isFound(path, one.query() + past, all, one.holds());
      for (var other : filters.subList(0, i)) {
        if (!name(one).equals(name(other))) {
          isFound(
              path, one.query() + "&" + other.query() + past, all, one.holds().and(other.holds()));
        }
      }
    }
    var now = session.get(path + "?limit=100").is(200).data().valueStream().toList();
    assertThat(now).hasSizeGreaterThan(all.size());
    filters.forEach(one -> isFound(path, one.query(), now, one.holds()));
    filters.forEach(one -> assertThat(list.parameters()).contains(name(one)));
  }

  private static String name(Filter filter) {
    return filter.query().replaceFirst("=.*", "");
  }

  /** In the same order as without the filter. */
  private void isFound(String path, String query, List<JsonNode> all, Predicate<JsonNode> holds) {
    var expected = all.stream().filter(holds).map(row -> text(row, "id")).toList();
    var asked = path + "?limit=100&" + query;
    var found = session.get(asked).is(200);
    assertThat(ids(found.data().valueStream())).as("%s, seed %d", asked, seed).isEqualTo(expected);
    assertThat(found.meta().path("total").asInt()).as(asked).isEqualTo(expected.size());
    var table = session.get(path + "?format=csv&" + query).is(200).response().body();
    assertThat(Csv.rows(table))
        .as("%s as a table, seed %d", asked, seed)
        .extracting(row -> requireNonNull(row.get("id")).text())
        .isEqualTo(expected);
  }

  private static List<String> ids(Stream<JsonNode> rows) {
    return rows.map(row -> text(row, "id")).toList();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OWNERS", "PROPERTIES"})
  void aListIsInTheOrderThatItIsAskedForInWhatIsEqualInThatOfRecording(Filtered list) {
    write(12);
    var path = list.list(period);
    var recorded =
        session.get(path + "?limit=100&sort=recorded").is(200).data().valueStream().toList();
    var sorts = list.sorts();
    assertThat(list.parameters()).contains("sort");
    for (var sort : sorts) {
      var order = order(list, sort);
      var sorted = new ArrayList<>(sort.startsWith("-") ? recorded.reversed() : recorded);
      sorted.sort(sort.startsWith("-") ? order.reversed() : order);
      var asked = path + "?sort=" + sort;
      assertThat(ids(session.get(asked + "&limit=100").is(200).data().valueStream()))
          .as("%s, seed %d", asked, seed)
          .isEqualTo(ids(sorted.stream()));
      var lines = session.get(asked, "Accept", "application/x-ndjson").is(200).lines();
      assertThat(ids(lines.stream())).as(asked).isEqualTo(ids(sorted.stream()));
    }
    session.get(path + "?sort=mood").isRefused(422, "validation_error");
  }

  private static Comparator<JsonNode> order(Filtered list, String sort) {
    Function<JsonNode, BigDecimal> amount = row -> amount(row, list.amount);
    return switch (sort.replace("-", "")) {
      case "date" -> Comparator.comparing(row -> text(row, list.firstDay));
      case "amount" -> Comparator.comparing(amount);
      default -> (one, other) -> 0;
    };
  }

  @Test
  void whatAFilterLeavesIsSummedUp() {
    write(6);
    var owner = any(owners);
    var path = "/periods/" + period + "/charges?limit=100&owner_id=" + owner;
    var all = session.get(path).is(200).data().valueStream().toList();
    var some = session.get(path + "&min_amount=0.5").is(200);
    var sum =
        all.stream()
            .map(row -> amount(row, "amount"))
            .filter(amount -> amount.compareTo(new BigDecimal("0.5")) >= 0)
            .reduce(new BigDecimal("0.00"), BigDecimal::add);
    assertThat(some.meta().path("cumulative_total").asString())
        .as("seed %d", seed)
        .isEqualTo(sum.toPlainString());
  }

  @Test
  void whatCanNotBeAskedForIsRefusedWithEveryFault() {
    var refused =
        session.get(
            "/periods/"
                + period
                + "/charges?date_from=2026-02-30&min_amount=much&sort=mood&search=");
    refused.isRefused(422, "validation_error");
    assertThat(refused.body().at("/error/details").findValuesAsString("field"))
        .containsExactlyInAnyOrder("date_from", "min_amount", "sort", "search");
  }
}
