package dev.daybook.ledger.community;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Why a sheet reads otherwise now, as the world is told it. */
class DifferencesOverHttpTest {

  private static final int MOST_STEPS = 500;

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Ben");
  private final String flat = books.property("Flat 1", ada);
  private final String first = books.period("2026 Q1");

  private Reply diff(String period, String query) {
    return session.get("/periods/%s/balance-sheet/diff?%s".formatted(period, query));
  }

  private Reply between(String period, long from, long to) {
    return diff(period, "from_position=%d&to_position=%d".formatted(from, to)).is(200);
  }

  private Map<String, BigDecimal> balances(String period, long at) {
    var balances = new HashMap<String, BigDecimal>();
    var sheet = session.get("/periods/%s/balance-sheet?at_position=%d".formatted(period, at));
    sheet
        .is(200)
        .data()
        .path("owners")
        .forEach(row -> balances.put(row.path("owner_id").asString(), amount(row, "balance")));
    return balances;
  }

  private static BigDecimal amount(JsonNode row, String field) {
    return new BigDecimal(row.path(field).asString());
  }

  private static Map<String, BigDecimal> changes(JsonNode step) {
    var changes = new HashMap<String, BigDecimal>();
    step.path("changes")
        .forEach(
            change -> changes.put(change.path("owner_id").asString(), amount(change, "amount")));
    return changes;
  }

  /** The rows are those of the two sheets, and the steps come to what lies between them. */
  private List<JsonNode> steps(String period, Reply diff) {
    long from = diff.data().path("from_position").asLong();
    long to = diff.data().path("to_position").asLong();
    var before = balances(period, from);
    var after = balances(period, to);
    var sums = new HashMap<String, BigDecimal>();
    diff.data()
        .path("steps")
        .forEach(step -> changes(step).forEach((o, c) -> sums.merge(o, c, BigDecimal::add)));
    for (var row : diff.data().path("rows")) {
      var owner = row.path("owner_id").asString();
      var was = before.getOrDefault(owner, BigDecimal.ZERO);
      var is = requireNonNull(after.get(owner));
      assertThat(amount(row, "before")).isEqualByComparingTo(was);
      assertThat(amount(row, "after")).isEqualByComparingTo(is);
      assertThat(amount(row, "change"))
          .isEqualByComparingTo(is.subtract(was))
          .isEqualByComparingTo(sums.getOrDefault(owner, BigDecimal.ZERO));
    }
    assertThat(diff.data().path("rows").size()).isEqualTo(after.size());
    return StreamSupport.stream(diff.data().path("steps").spliterator(), false).toList();
  }

  private static List<Long> positions(List<JsonNode> steps) {
    return steps.stream().map(step -> step.path("position").asLong()).toList();
  }

  @Test
  void everyStepIsAnEventThatMovedABalanceWithWhoDidItAndToWhom() {
    long from = books.record(first, ada, "100", "2026-01-05").is(201).position();
    session.post("/brands", "{\"name\": \"Another context's\"}").is(201);
    session
        .post(
            "/periods/" + first + "/budget-items",
            Bookkeeper.budgetItemJson("Roof", "100").replace("USAGE_BASED", "PROPORTIONAL"))
        .is(201);
    var spent = books.spend(first, ben, "30", "Roof", "2026-01-06").is(201);
    session.patch("/owners/" + ben, "{\"name\": \"Benjamin\"}").is(200);
    var charged = books.charge(first, ben, "5", "2026-01-07").is(201);
    long to =
        session
            .patch(
                "/properties/" + flat,
                "{\"owner_id\": \"%s\", \"from\": \"2026-01-01\"}".formatted(ben))
            .is(200)
            .position();

    var diff = between(first, from, to);
    var steps = steps(first, diff);

    assertThat(positions(steps)).containsExactly(spent.position(), charged.position(), to);
    var expense = steps.getFirst();
    assertThat(expense.path("type").asString()).isEqualTo("community.expense-recorded");
    assertThat(expense.path("subject").asString()).isEqualTo("expense/" + spent.id());
    assertThat(expense.path("text").asString())
        .isEqualTo("Expense of 30.00 EUR for Roof on 2026-01-06");
    assertThat(expense.path("actor").asString()).isNotBlank();
    assertThat(Instant.parse(expense.path("at").asString())).isBefore(Instant.now());
    assertThat(changes(expense))
        .containsEntry(ben, new BigDecimal("30.00"))
        .containsEntry(ada, new BigDecimal("-30.00"));
    assertThat(changes(steps.getLast()))
        .containsEntry(ben, new BigDecimal("-30.00"))
        .containsEntry(ada, new BigDecimal("30.00"));
    assertThat(diff.data().at("/rows/1/owner_name").asString()).isEqualTo("Benjamin");
    assertThat(diff.position()).isEqualTo(to);
  }

  @Test
  void timesAreAsGoodAsPositions() {
    long from = books.record(first, ada, "100", "2026-01-05").is(201).position();
    long to = books.record(first, ben, "1", "2026-01-05").is(201).position();
    var byPosition = between(first, from, to);
    var earlier = time(from);
    var later = time(to);

    assertThat(diff(first, "from=%s&to=%s".formatted(earlier, later)).is(200).data())
        .isEqualTo(byPosition.data());
    assertThat(diff(first, "from=%s&to_position=%d".formatted(earlier, to)).is(200).data())
        .isEqualTo(byPosition.data());
    assertThat(between(first, to, to).data().path("steps").size()).isZero();
    var all = diff(first, "").is(200);
    assertThat(positions(steps(first, all))).as("since it was opened").containsExactly(from, to);
  }

  private Instant time(long position) {
    var events =
        session.get("/events?from_position=%d&to_position=%d".formatted(position, position));
    return Instant.parse(events.is(200).data().get(0).path("time").asString());
  }

  /** What was said of a day to come moves balances when it begins, without any event. */
  @Test
  void daysThatGoByAreAStepWithoutAnEvent() {
    var start = Instant.now().minus(Duration.ofDays(2)).toString().substring(0, 10);
    var end = Instant.now().plus(Duration.ofDays(40)).toString().substring(0, 10);
    var running =
        session
            .post(
                "/periods",
                "{\"name\": \"Running\", \"start_date\": \"%s\", \"end_date\": \"%s\", \"currency\": \"EUR\"}"
                    .formatted(start, end))
            .is(201)
            .id();
    session
        .post(
            "/periods/" + running + "/budget-items",
            Bookkeeper.budgetItemJson("Roof", "100").replace("USAGE_BASED", "FIXED_FEE"))
        .is(201);
    books.spend(running, ada, "10", "Roof", start).is(201);
    var day = Instant.now().plus(Duration.ofDays(20)).toString().substring(0, 10);
    long from =
        session
            .patch(
                "/properties/" + flat,
                "{\"owner_id\": \"%s\", \"from\": \"%s\"}".formatted(ben, day))
            .is(200)
            .position();

    var then = day + "T12:00:00Z";
    var diff = diff(running, "from_position=%d&to=%s".formatted(from, then)).is(200);

    var step = diff.data().path("steps").get(0);
    assertThat(diff.data().path("steps").size()).isOne();
    assertThat(step.path("type").isNull()).isTrue();
    assertThat(step.path("at").asString()).isEqualTo(day + "T00:00:00Z");
    assertThat(changes(step))
        .containsEntry(ada, new BigDecimal("10.00"))
        .containsEntry(ben, new BigDecimal("-10.00"));
    var sheet = session.get("/periods/" + running + "/balance-sheet?as_of=" + then).is(200);
    assertThat(diff.data().at("/rows/0/after").asString())
        .isEqualTo(sheet.data("/owners/0/balance"));
  }

  @Test
  void ofARestatedPeriodTheStepsLieInTheCorrectedOne() {
    var second =
        session
            .post(
                "/periods",
                """
                {"name": "2026 Q2", "start_date": "2026-04-01", "end_date": "2026-06-30", "currency": "EUR"}
                """)
            .is(201)
            .id();
    books.record(first, ada, "100", "2026-01-05").is(201);
    books.close(first).is(200);
    books.record(second, ben, "7", "2026-04-05").is(201);
    long from = books.close(second).is(200).position();
    books.reopen(first).is(200);
    var missed = books.record(first, ada, "23", "2026-01-06").is(201);
    long to = books.close(first).is(200).position();

    var steps = steps(second, between(second, from, to));

    assertThat(positions(steps)).containsExactly(missed.position());
    assertThat(steps.getFirst().path("subject").asString())
        .isEqualTo("contribution/" + missed.id());
    assertThat(changes(steps.getFirst())).containsOnly(Map.entry(ada, new BigDecimal("23.00")));
  }

  @Test
  void moreThanFiveHundredStepsAreDays() {
    long from = books.record(first, ada, "1", "2026-01-05").is(201).position();
    contributions(MOST_STEPS + 1);
    long to = books.record(first, ben, "2", "2026-01-05").is(201).position();

    var days = steps(first, between(first, from, to));

    assertThat(days.stream().mapToLong(day -> day.path("events").asLong()).sum())
        .isEqualTo(MOST_STEPS + 2);
    assertThat(days)
        .allSatisfy(
            day -> {
              assertThat(day.path("day").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
              assertThat(day.path("position").isNull()).isTrue();
            });
    assertThat(positions(steps(first, between(first, to - 1, to)))).containsExactly(to);
  }

  private void contributions(int many) {
    var events = IntStream.range(0, many).mapToObj(i -> contribution()).toList();
    Await.one(
        RunningService.shared()
            .context()
            .getBean(EventStore.class)
            .append(new AppendRequest(session.tenant(), events, null, null)));
  }

  private NewEvent contribution() {
    var id = UUID.randomUUID();
    return new NewEvent(
        UUID.randomUUID(),
        "community.contribution-recorded",
        1,
        Set.of("contribution:" + id, "period:" + first, "owner:" + ada),
        LocalDate.parse("2026-01-06"),
        """
        {"contribution": {"id": "%s", "period_id": "%s", "owner_id": "%s", "amount": "0.01",
         "currency": "EUR", "date": "2026-01-06", "comment": null}}
        """
            .formatted(id, first, ada),
        "{\"actor\": \"somebody\"}");
  }

  @Test
  void allThatIsWrongWithTheMomentsIsToldAtOnce() {
    long opened = books.record(first, ada, "1", "2026-01-05").is(201).position();
    var none = "01a00000-0000-7000-8000-000099999999";
    refused("from_position=%d&to_position=999999999".formatted(opened), "to_position");
    refused("from_position=-1&to_position=" + opened, "from_position");
    refused("from_position=%d&to_position=%d".formatted(opened, opened - 1), "to_position");
    refused("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "to");
    refused("from_position=1&from=2026-01-01T00:00:00Z&to_position=" + opened, "from");
    refused("from_position=1&to_position=" + opened, "from_position");
    refused("from=2020-01-01T00:00:00Z&to_position=" + opened, "from");
    refused("from_position=x&to=y&at_position=1", "from_position", "to", "at_position");
    diff(none, "from_position=1&to_position=" + opened).isRefused(404, "not_found");
    var neighbour = Bookkeeper.ofNewTenant().session();
    neighbour
        .get(
            "/periods/%s/balance-sheet/diff?from_position=%d&to_position=%d"
                .formatted(first, opened, opened))
        .isRefused(404, "not_found");
  }

  private void refused(String query, String... fields) {
    assertThat(
            diff(first, query)
                .isRefused(422, "validation_error")
                .body()
                .at("/error/details")
                .findValuesAsString("field"))
        .contains(fields);
  }
}
