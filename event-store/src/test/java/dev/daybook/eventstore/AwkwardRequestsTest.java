package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.appendIf;
import static dev.daybook.eventstore.testing.Requests.event;
import static dev.daybook.eventstore.testing.Requests.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are whole or not at all, whatever becomes of them. */
class AwkwardRequestsTest {

  private static final TestDatabase database = TestPostgres.database();
  private static final Boundary NOTED = Boundary.of(Criterion.types("test.noted"));

  @AutoClose private final TestStore node = TestStore.on(database);
  private final EventStore store = node.store();

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  @Test
  void anEventInTheMiddleThatTheDatabaseRefusesTakesItsWholeRequestAlong() {
    database.execute(
        "ALTER TABLE daybook.event ADD CONSTRAINT poison CHECK (payload::text NOT LIKE '%poison%')");
    try {
      var request =
          append(
              "demo", payload("{}"), payload("{}"), payload("{\"a\":\"poison\"}"), payload("{}"));
      assertThatThrownBy(() -> one(store.append(request))).isNotInstanceOf(StoreUnavailable.class);
      assertThat(one(store.head())).isZero();
      assertThat(one(store.append(append("demo", payload("{}")))))
          .isInstanceOfSatisfying(
              Verdict.Appended.class, appended -> assertThat(appended.first()).isEqualTo(1));
      assertThat(one(store.source("demo", Boundary.of(Criterion.ANY.tagged("a:1")), 0)).events())
          .hasSize(1);
    } finally {
      database.execute("ALTER TABLE daybook.event DROP CONSTRAINT poison");
    }
  }

  /** Its caller has gone, but it was sent: it stands there whole, or nothing of it does. */
  @Test
  void aRequestOfManyThatIsCancelledUnderWayIsWholeOrNotThere() throws SQLException {
    var many = new NewEvent[RequestCheck.MAX_EVENTS];
    Arrays.setAll(many, i -> event("test.noted"));
    try (var obstacle = database.jdbc()) {
      obstacle.setAutoCommit(false);
      obstacle.createStatement().execute("LOCK TABLE daybook.event IN EXCLUSIVE MODE");
      var underWay = store.append(append("demo", many)).subscribe();
      await().until(AwkwardRequestsTest::somebodyWaitsForTheLock);
      underWay.dispose();
      obstacle.rollback();
    }

    one(store.append(append("demo", event("test.noted"))));

    List<StoredEvent> log = all(store.read(Selection.of("demo", Boundary.EVERYTHING)));
    assertThat(log.size()).isIn(1, 1 + many.length);
    assertThat(log.stream().map(StoredEvent::position))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
  }

  private static boolean somebodyWaitsForTheLock() throws SQLException {
    try (var connection = database.jdbc();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND datname = current_database()")) {
      return rows.next() && rows.getInt(1) > 0;
    }
  }

  /** Without a key nobody can tell a repetition from a mistake. */
  @Test
  void theSameIdsAgainWithoutAKeyAreRefusedWithoutAWordOfWhereTheyStand() {
    var first = event("test.noted");
    var second = event("test.noted");
    one(store.append(append("somebody else", event("test.noted"))));
    one(store.append(append("demo", first, second)));

    for (var tenant : List.of("demo", "other")) {
      for (var request :
          List.of(append(tenant, first, second), append(tenant, event("test.noted"), second))) {
        assertThatThrownBy(() -> one(store.append(request)))
            .isInstanceOf(DuplicateEvent.class)
            .hasMessageNotContainingAny("0", "1", "2", "3");
      }
    }
    assertThat(one(store.head())).isEqualTo(3);
  }

  /** Who asks so has a position of another log; what comes between is none of theirs. */
  @Test
  void afterThePositionOfTheHeadThereIsNothingYet() {
    one(store.append(append("demo", event("test.noted"))));

    assertThat(one(store.source("demo", NOTED, 5))).isEqualTo(new Sourced(List.of(), 1));
    assertThat(all(store.read(Selection.of("demo", NOTED).after(5)))).isEmpty();
    assertThat(one(store.append(appendIf("demo", NOTED, 3, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
    assertThat(one(store.append(appendIf("demo", NOTED, 3, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
    assertThat(one(store.append(appendIf("demo", NOTED, 3, event("test.noted")))))
        .isInstanceOf(Verdict.Appended.class);
    assertThat(one(store.append(appendIf("demo", NOTED, 3, event("test.noted")))))
        .isEqualTo(new Verdict.Conflict(4));
    assertThat(one(store.source("demo", NOTED, 3)).events()).hasSize(1);
  }
}
