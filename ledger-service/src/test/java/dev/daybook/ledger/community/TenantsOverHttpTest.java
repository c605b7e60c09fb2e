package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** What belongs to one tenant is, to every other one, not there. */
class TenantsOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final String ada = books.owner("Ada");
  private final String flat = books.property("Flat 1", ada);
  private final String period = books.period("2026 Q1");
  private final String contribution = books.record(period, ada, "1", "2026-01-01").is(201).id();
  private final Bookkeeper stranger = Bookkeeper.ofNewTenant();
  private final Session strangers = stranger.session();

  @Test
  void nothingOfAnotherTenantIsShown() {
    for (var path :
        List.of(
            "/owners/" + ada,
            "/owners/" + ada + "/history",
            "/properties/" + flat,
            "/properties/" + flat + "/history",
            "/periods/" + period,
            "/periods/" + period + "/history",
            "/periods/" + period + "/contributions",
            "/contributions/" + contribution,
            "/contributions/" + contribution + "/history")) {
      strangers.get(path).isRefused(404, "not_found");
      strangers.get(path, "Accept", "application/x-ndjson, */*;q=0.1").is(404);
    }
    assertThat(strangers.get("/owners").data().size()).isZero();
    assertThat(strangers.get("/periods").data().size()).isZero();
    assertThat(strangers.get("/owners", "Accept", "application/x-ndjson").lines()).isEmpty();
    assertThat(strangers.get("/periods", "Accept", "application/x-ndjson").lines()).isEmpty();
    try (var live = strangers.live("/periods")) {
      assertThat(live.next().data().path("data").size()).isZero();
    }
  }

  @Test
  void nothingOfAnotherTenantIsChanged() {
    strangers.patch("/owners/" + ada, "{\"name\": \"Eve\"}").isRefused(404, "not_found");
    stranger.close(period).isRefused(404, "not_found");
    stranger.reopen(period).isRefused(404, "not_found");
    stranger.record(period, ada, "1", "2026-01-01").isRefused(404, "not_found");
    strangers
        .patch("/contributions/" + contribution, "{\"amount\": \"2\"}")
        .isRefused(404, "not_found");
    strangers.delete("/contributions/" + contribution).isRefused(404, "not_found");
    var own = stranger.period("2026 Q1");
    stranger.record(own, ada, "1", "2026-01-01").isRefused(422, "unknown_owner");
    assertThat(books.contributions(period).data().size()).isEqualTo(1);
  }

  @Test
  void aKeyOfAnotherTenantIsAnotherKey() {
    books.open("2026 Q2", "Idempotency-Key", "key").is(201);
    assertThat(stranger.open("2026 Q2", "Idempotency-Key", "key").is(201).isReplayed()).isFalse();
  }

  @Test
  void aCursorOfAnotherTenantIsNoCursor() {
    books.owner("Ben");
    var cursor = books.session().get("/owners?limit=1").meta().path("next_cursor").asString();
    strangers.get("/owners?cursor=" + cursor).isRefused(422, "validation_error");
  }

  static Stream<String> tables() {
    return Stream.of(
        "daybook.event",
        "daybook.event_tag",
        "daybook.append_once",
        "daybook.tenant",
        "daybook.user_account",
        "daybook.session",
        "owners.owner",
        "periods.period",
        "contributions.contribution",
        "expenses.expense",
        "charges.charge",
        "properties.property",
        "budget_items.budget_item",
        "readings.reading");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("tables")
  void theDatabaseItselfShowsAConnectionOneTenantsRows(String table) {
    books.close(period, "Idempotency-Key", "close").is(200);
    books.session().get("/periods").is(200);
    books.session().get("/owners").is(200);
    books.contributions(period).is(200);
    var next = books.period("2026 Q2");
    books.spend(next, ada, "1", "SECURITY", "2026-01-01").is(201);
    books.session().get("/periods/" + next + "/expenses").is(200);
    books.charge(next, ada, "1", "2026-01-01").is(201);
    books.session().get("/periods/" + next + "/charges").is(200);
    var flat = books.property("Flat 1", ada);
    var water = books.plan(next, "WATER", "1").is(201).id();
    var reading = books.read(next, flat, water, "1", "2").is(201);
    books.session().get("/properties").is(200);
    books.session().get("/budget-items/" + water).is(200);
    books.session().get("/readings/" + reading.id()).is(200);
    assertThat(tenantsSeen(table, books.session().tenant()))
        .containsExactly(books.session().tenant());
    assertThat(tenantsSeen(table, null)).isEmpty();
    assertThat(tenantsSeen(table, "nobody")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO daybook.event_tag VALUES ('x', 'x', 'x', 1)",
        "UPDATE daybook.event SET tenant = 'x'",
        "DELETE FROM daybook.append_once",
        "DELETE FROM periods.period",
        "INSERT INTO daybook.tenant VALUES ('x', 'EUR', 'UTC')",
        "SET ROLE daybook_runner",
        "SET ROLE postgres",
        "CREATE TABLE daybook.mine ()",
        "CREATE SCHEMA mine",
        "ALTER TABLE daybook.event DISABLE ROW LEVEL SECURITY",
      })
  void theRoleOfTheRequestsMayDoNothingElse(String sql) {
    var outcome =
        Await.one(
            connections()
                .use(
                    books.session().tenant(),
                    connection ->
                        Flux.from(connection.createStatement(sql).execute())
                            .concatMap(result -> result.getRowsUpdated()))
                .then(reactor.core.publisher.Mono.just("done"))
                .onErrorResume(refused -> reactor.core.publisher.Mono.just("refused")));
    assertThat(outcome).isEqualTo("refused");
  }

  private static TenantConnections connections() {
    return RunningService.shared().context().getBean("serviceConnections", TenantConnections.class);
  }

  private static List<String> tenantsSeen(String table, @Nullable String tenant) {
    var sql = "SELECT DISTINCT tenant FROM " + table;
    return Await.all(
        connections()
            .use(
                tenant,
                connection ->
                    Flux.from(connection.createStatement(sql).execute())
                        .concatMap(result -> result.map(row -> row.get(0, String.class)))));
  }
}
