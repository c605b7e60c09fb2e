package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was acknowledged is on the disk, whatever the server does with commits by default. */
class DurableAppendsTest {

  private static final int APPENDS = 20;

  @Test
  void aCrashLosesNothingThatWasAcknowledgedThoughTheServerDoesNotWaitForTheDisk() {
    try (var server = EmbeddedServer.start()) {
      var database = new TestPostgres(server.address()).migrated();
      // The disk is not written to in the background while the test is on.
      database.execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
      database.execute("SELECT pg_reload_conf()");
      doesByDefault(database, "off");
      try (var node = TestStore.on(database)) {
        for (int i = 1; i <= APPENDS; i++) {
          assertThat(one(node.store().append(append("demo", event("test.noted")))))
              .isInstanceOf(Verdict.Appended.class);
        }
        server.crash();
      }
      server.startAgain();

      try (var node = TestStore.on(new TestDatabase(server.address(), database.name()))) {
        assertThat(one(node.store().head())).isEqualTo(APPENDS);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "off, on",
    "local, local",
    "remote_write, remote_write",
    "on, on",
    "remote_apply, remote_apply"
  })
  void onlyAServerThatWaitsForNoDiskAtAllIsOverruled(String byDefault, String appended)
      throws SQLException {
    var database = TestPostgres.database();
    doesByDefault(database, byDefault);
    database.execute(
        """
        CREATE TABLE witness (synchronous_commit text);
        CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO public.witness SELECT current_setting('synchronous_commit');
          RETURN NULL;
        END $$;
        CREATE TRIGGER witness AFTER INSERT ON daybook.event
          FOR EACH STATEMENT EXECUTE FUNCTION witness();
        """);
    try (var node = TestStore.on(database)) {
      one(node.store().append(append("demo", event("test.noted"))));
      // Nor does it matter what the server is told later.
      doesByDefault(database, "off");
      one(node.store().append(append("demo", event("test.noted"))));
    }

    try (var connection = database.jdbc();
        var statement = connection.createStatement();
        var seen = statement.executeQuery("SELECT DISTINCT synchronous_commit FROM witness")) {
      assertThat(seen.next()).isTrue();
      assertThat(seen.getString(1)).isEqualTo(appended);
      assertThat(seen.next()).isFalse();
    }
  }

  /** Closer to a session than the server's own setting is, and so what holds for it. */
  private static void doesByDefault(TestDatabase database, String synchronousCommit) {
    database.execute(
        "ALTER DATABASE %s SET synchronous_commit = %s"
            .formatted(database.name(), synchronousCommit));
  }
}
