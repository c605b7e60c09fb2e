package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.CuttingProxy;
import dev.daybook.eventstore.testing.PostgresServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import io.r2dbc.spi.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Connections are lost while the database is up: nobody who asks something hears of it. */
class LostPoolTest {

  private static final int CONNECTIONS = 16;
  private static final int REQUESTS = 64;

  /** As many as are worth their time in every build, or what {@code -Drace.rounds} says. */
  private static final int STRIKES = Integer.getInteger("race.rounds", 6);

  private static final String STRIKE =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'daybook_service'
      """;

  private static final TestDatabase database = TestPostgres.database();

  @AutoClose
  private final CuttingProxy proxy =
      new CuttingProxy(database.server().host(), database.server().port());

  @AutoClose private final TestStore node = store(database);
  @AutoClose private final TestStore throughProxy = store(behind(proxy));

  private static TestStore store(TestDatabase database) {
    var connections = TenantConnections.pooled(database.connect(database.service()), CONNECTIONS);
    return new TestStore(PostgresEventStore.builder(connections).build(), connections);
  }

  private static TestDatabase behind(CuttingProxy proxy) {
    var server = database.server();
    return new TestDatabase(
        new PostgresServer(server.host(), proxy.port(), server.user(), server.password()),
        database.name());
  }

  @Test
  void thatAllAreLostWhileNobodyUsesThemIsSeenByNobody() {
    for (int i = 0; i < STRIKES; i++) {
      allConnectionsAreOpen(node);
      database.execute(STRIKE);

      assertThat(answers(node)).hasSize(REQUESTS);
    }
  }

  @Test
  void aReadingIsDoneAgainOnAnotherConnectionWhereItsOwnIsLost() {
    allConnectionsAreOpen(throughProxy);
    proxy.cut(CONNECTIONS);

    assertThat(answers(throughProxy)).hasSize(REQUESTS);
    assertThat(proxy.cuts()).isEqualTo(CONNECTIONS);
  }

  @Test
  void workThatHasBegunIsNotDoneTwice() {
    allConnectionsAreOpen(throughProxy);
    proxy.cutOnce();

    assertThatThrownBy(() -> all(throughProxy.connections().use("demo", LostPoolTest::answer)))
        .satisfies(fault -> assertThat(Outage.is(fault)).isTrue());
  }

  @Test
  void aDatabaseThatIsDownIsToldInSeconds() throws IOException {
    proxy.close();
    var begun = System.nanoTime();

    assertThatThrownBy(() -> one(throughProxy.store().head()))
        .satisfies(fault -> assertThat(Outage.is(fault)).isTrue());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
  }

  private static List<Long> answers(TestStore asked) {
    return all(Flux.range(0, REQUESTS).flatMap(i -> asked.store().head(), REQUESTS));
  }

  private static void allConnectionsAreOpen(TestStore asked) {
    one(asked.store().append(append("demo", event("test.noted"))));
    var open =
        Flux.range(0, CONNECTIONS)
            .flatMap(i -> asked.connections().use("demo", LostPoolTest::pause), CONNECTIONS);
    assertThat(all(open)).hasSize(CONNECTIONS);
  }

  /** Long enough for the others to need connections of their own. */
  private static Flux<String> pause(Connection connection) {
    return statement(connection, "SELECT 'paused' FROM pg_sleep(0.2)");
  }

  private static Flux<String> answer(Connection connection) {
    return statement(connection, "SELECT 'answered'");
  }

  private static Flux<String> statement(Connection connection, String sql) {
    return Flux.from(connection.createStatement(sql).execute())
        .concatMap(result -> result.map(row -> String.valueOf(row.get(0, String.class))));
  }
}
