package dev.daybook.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** A database that loses what it did not write to its disk. */
class CrashTest {

  /** With a writer of the log that sleeps, what does not wait for the disk is lost for sure. */
  @Test
  void aPositionThatWasToldIsThereAfterACrashWithItsRows() {
    try (var server = EmbeddedServer.start()) {
      var database = new TestPostgres(server.address()).migrated();
      database.execute("alter system set wal_writer_delay = '10s'");
      database.execute("select pg_reload_conf()");
      ViewsDatabase.migrate(database);
      try (var counting = new Counting(new ViewsDatabase(database))) {
        var node = counting.node("one");
        for (int round = 0; round < 3; round++) {
          long head = counting.count(10);
          counting.awaitPosition(node, head);

          server.crash();
          server.startAgain();

          assertThat(counting.database.number("select coalesce(max(position), 0) from counts.seen"))
              .as("the last row that is there")
              .isEqualTo(head);
          counting.assertEachPostedOnceUpTo(head);
        }
      }
    }
  }
}
