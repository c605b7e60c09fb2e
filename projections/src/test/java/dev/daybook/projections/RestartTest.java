package dev.daybook.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** A database that goes away and comes back. */
class RestartTest {

  @Test
  void viewsGoOnByThemselvesWhenTheDatabaseIsBack() {
    try (var server = EmbeddedServer.start()) {
      var database = new TestPostgres(server.address()).migrated();
      ViewsDatabase.migrate(database);
      try (var counting = new Counting(new ViewsDatabase(database))) {
        var node = counting.node("one");
        counting.awaitPosition(node, counting.count(100));

        server.stop();
        server.startAgain();

        long head = counting.count(100);
        counting.awaitPosition(node, head);
        counting.assertEachPostedOnceUpTo(head);
        assertThat(counting.status(node).state()).isEqualTo(ViewStatus.State.SERVING);
      }
    }
  }
}
