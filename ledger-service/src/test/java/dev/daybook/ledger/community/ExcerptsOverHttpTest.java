package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements, carry-forwards and sheets come whole but for one list, of which a page is shown. */
class ExcerptsOverHttpTest {

  private static final String LINES = "application/x-ndjson";
  private static final int CONTRIBUTIONS = 105;

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String flat = books.property("Flat 1", ada);

  @Test
  void aStatementShowsAPageOfItsLinesAndSaysHowManyThereAre() {
    var path = "/periods/%s/balances/%s".formatted(busyPeriod(), ada);
    int total = 1 + CONTRIBUTIONS + 1 + 1 + 1;

    var first = session.get(path).is(200);
    assertThat(first.data().path("lines")).hasSize(100);
    assertThat(first.meta().path("limit").asInt()).isEqualTo(100);
    assertThat(first.meta().path("total").asInt()).isEqualTo(total);
    assertThat(first.data("/balance")).isEqualTo("194.00");

    var all = session.get(path + "?limit=1000").is(200);
    assertThat(all.meta().path("next_cursor").isNull()).isTrue();
    var lines = all.data().path("lines").valueStream().toList();
    assertThat(kinds(lines))
        .startsWith("OPENING", "CONTRIBUTION")
        .endsWith("CONTRIBUTION", "EXPENSE_PAID", "ALLOCATION", "CHARGE");
    assertThat(sum(lines)).isEqualByComparingTo(all.data("/balance"));
    assertThat(session.get(path, "Accept", LINES).is(200).lines()).isEqualTo(lines);

    for (int limit : new int[] {1, 7, 100}) {
      assertThat(walked(path, limit, "lines")).isEqualTo(lines);
    }
    assertThat(session.get(path + "?skip=106&limit=2").is(200).eachOf("kind"))
        .containsExactly("EXPENSE_PAID", "ALLOCATION");
    assertThat(session.get(path + "?skip=1000").is(200).data().path("lines")).isEmpty();
    session.get(path + "?limit=1001").isRefused(422, "validation_error");
  }

  @Test
  void aStatementGoesOnWhereItsFirstPageWasRead() {
    var period = busyPeriod();
    var path = "/periods/%s/balances/%s".formatted(period, ada);
    var first = session.get(path).is(200);
    books.record(period, ada, "1000.00", "2026-01-01").is(201);

    var second = session.get(path + "?cursor=" + first.meta().path("next_cursor").asString());

    assertThat(second.is(200).data("/balance")).isEqualTo(first.data("/balance"));
    assertThat(second.data().path("lines")).hasSize(9);
    session
        .get(
            "/periods/%s/carry-forward?cursor=%s"
                .formatted(period, first.meta().path("next_cursor").asString()))
        .isRefused(422, "validation_error");
  }

  @Test
  void aCarryForwardShowsAPageOfItsPeriods() {
    var periods = new ArrayList<>(List.of(books.period("P0")));
    for (int i = 1; i < 5; i++) {
      books.record(periods.getLast(), ada, i + ".00", "2026-01-01").is(201);
      if (i == 2) {
        books.close(periods.getFirst()).is(200);
      }
      periods.add(next(periods.getLast(), "P" + i));
    }
    var path = "/periods/%s/carry-forward".formatted(periods.get(3));

    var all = session.get(path).is(200);
    var shown = all.data().path("periods").valueStream().toList();
    assertThat(shown.stream().map(period -> period.path("period_id").asString()))
        .containsExactlyElementsOf(periods);
    assertThat(all.meta().path("total").asInt()).isEqualTo(5);
    assertThat(shown.getLast().path("closing").asString()).isEqualTo("10.00");
    assertThat(session.get(path, "Accept", LINES).is(200).lines()).isEqualTo(shown);
    for (int limit : new int[] {1, 2, 3}) {
      assertThat(walked(path, limit, "periods")).isEqualTo(shown);
    }
    assertThat(session.get(path + "?skip=5").is(200).data().path("periods")).isEmpty();
    session.get(path + "?limit=101").isRefused(422, "validation_error");
  }

  @Test
  void aSheetShowsAPageOfItsOwners() {
    var period = busyPeriod();
    books.owner("Ben");
    books.owner("Cat");
    var path = "/periods/%s/balance-sheet".formatted(period);

    var all = session.get(path).is(200);
    var owners = all.data().path("owners").valueStream().toList();
    assertThat(owners).hasSize(3);
    assertThat(all.meta().path("total").asInt()).isEqualTo(3);
    var page = session.get(path + "?skip=1&limit=1").is(200);
    assertThat(page.data().path("owners")).containsExactly(owners.get(1));
    assertThat(page.data().path("totals")).isEqualTo(all.data().path("totals"));
    assertThat(session.get(path, "Accept", LINES).is(200).lines()).isEqualTo(owners);
  }

  @Test
  void aHistoryShowsAPageOfItsSteps() {
    var contribution = books.record(books.period("P"), ada, "1.00", "2026-01-01").is(201).id();
    var path = "/contributions/" + contribution;
    for (int i = 2; i < 9; i++) {
      session.patch(path, "{\"amount\": \"%d.00\"}".formatted(i)).is(200);
    }

    var all = session.get(path + "/history").is(200);
    var steps = all.data().valueStream().toList();
    assertThat(steps).hasSize(8);
    assertThat(session.get(path + "/history", "Accept", LINES).is(200).lines()).isEqualTo(steps);
    var page = session.get(path + "/history?skip=3&limit=2").is(200);
    assertThat(page.data().valueStream().toList()).isEqualTo(steps.subList(3, 5));
    assertThat(page.meta().path("total").asInt()).isEqualTo(8);
    session
        .get("/contributions/%s/history".formatted(flat), "Accept", LINES)
        .isRefused(404, "not_found");
  }

  private String next(String previous, String name) {
    return session
        .post(
            "/periods",
            """
            {"name": "%s", "start_date": "2026-01-01", "end_date": "2026-03-31",
             "currency": "EUR", "previous_period_id": "%s"}
            """
                .formatted(name, previous))
        .is(201)
        .id();
  }

  /** Every kind of line is on it. */
  private String busyPeriod() {
    var before = books.period("Before");
    books.record(before, ada, "100.00", "2026-01-01").is(201);
    var period = next(before, "Busy");
    for (int i = 0; i < CONTRIBUTIONS; i++) {
      books.record(period, ada, "1.00", "2026-01-%02d".formatted(1 + i % 31)).is(201);
    }
    session
        .post(
            "/periods/" + period + "/budget-items",
            """
            {"payment_type": "ROOF", "budgeted_cost": "10.00", "allocation_strategy": "FIXED_FEE"}
            """)
        .is(201);
    books.spend(period, ada, "50.00", "ROOF", "2026-02-01").is(201);
    books.charge(period, ada, "11.00", "2026-02-01").is(201);
    return period;
  }

  private List<JsonNode> walked(String path, int limit, String list) {
    var rows = new ArrayList<JsonNode>();
    Reply page = session.get(path + "?limit=" + limit).is(200);
    while (true) {
      page.data().path(list).forEach(rows::add);
      if (page.meta().path("next_cursor").isNull()) {
        return rows;
      }
      var cursor = page.meta().path("next_cursor").asString();
      page = session.get("%s?limit=%d&cursor=%s".formatted(path, limit, cursor)).is(200);
    }
  }

  private static List<String> kinds(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("kind").asString()).toList();
  }

  private static BigDecimal sum(List<JsonNode> lines) {
    return lines.stream()
        .map(line -> new BigDecimal(line.path("amount").asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
