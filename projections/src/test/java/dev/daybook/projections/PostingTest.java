package dev.daybook.projections;

import static dev.daybook.projections.ViewsDatabase.PATIENCE;
import static dev.daybook.projections.ViewsDatabase.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.daybook.eventstore.testing.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a view gets to see: each event once, in order, whatever happens to the runner meanwhile. */
class PostingTest {

  private final Counting counting = new Counting();
  private final ViewsDatabase database = counting.database;

  @AfterEach
  void close() {
    counting.close();
  }

  @Test
  void anEmptyLogIsAViewWithoutRows() {
    counting.node("one");

    until("the tables are there", this::tablesAreThere);
    assertThat(database.number("select count(*) from counts.total")).isZero();
  }

  @Test
  void whatWasAppendedBeforeAndAfterTheStartIsPostedOnce() {
    counting.count(50);
    var node = counting.node("one");
    counting.count(50);
    counting.ignore();
    long head = counting.countOne(7);

    counting.awaitPosition(node, head);
    assertThat(database.number("select times from counts.total where what = 'tea'")).isEqualTo(107);
    counting.assertEachPostedOnceUpTo(head);
  }

  @Test
  void aViewGoesPastEventsThatItDoesNotWant() {
    var node = counting.node("one");

    counting.awaitPosition(node, counting.ignore());
  }

  @Test
  void aViewThatIsReadWithinATenantShowsThatTenantOnly() {
    var node = counting.node("one");
    counting.count(1);
    counting.awaitPosition(
        node, database.append("other", Counted.TYPE, List.of(new Counted("tea", 5))));

    var total = "select sum(times)::bigint as times from counts.total";
    assertThat(
            database
                .service()
                .use("other", c -> Sql.query(c, total, row -> row.number("times")))
                .collectList()
                .block(PATIENCE))
        .containsExactly(5L);
  }

  @Test
  void aWriteIsReadableWithinMilliseconds() {
    var node = counting.node("one");
    counting.awaitPosition(node, counting.count(1));
    var fastest = Duration.ofDays(1);
    for (int i = 0; i < 20; i++) {
      long begun = System.nanoTime();
      counting.awaitPosition(node, counting.count(1));
      var took = Duration.ofNanos(System.nanoTime() - begun);
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }
    assertThat(fastest).isLessThan(Duration.ofMillis(250));
  }

  @Test
  void awaitingAPositionThatDoesNotComeEndsEmpty() {
    var node = counting.node("one");

    assertThat(node.runner().positions().await("counts", 99, Duration.ofMillis(50)).blockOptional())
        .isEmpty();
  }

  @Test
  void askingForAViewThatThereIsNoneOfFailsAtOnce() {
    var positions = counting.node("one").runner().positions();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> positions.await("cuonts", 1, PATIENCE))
        .withMessage("there is no view cuonts");
    assertThatIllegalArgumentException().isThrownBy(() -> positions.position("cuonts"));
    assertThatIllegalArgumentException().isThrownBy(() -> positions.changes("cuonts"));
  }

  @Test
  void connectionsThatAreKilledInTheMiddleOfBatchesLoseAndRepeatNothing() {
    var random = new Random(Seed.of("killed connections of the runner", 20_260_811));
    var node = counting.node("one");
    long head = 0;
    for (int round = 0; round < 30; round++) {
      head = counting.count(1 + random.nextInt(300));
      if (random.nextBoolean()) {
        killTheRunnersConnections();
      }
    }

    counting.awaitPosition(node, head);
    counting.assertEachPostedOnceUpTo(head);
  }

  private void killTheRunnersConnections() {
    database.number(
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
         where usename = 'daybook_runner' and datname = current_database()
        """);
  }

  private boolean tablesAreThere() {
    return database.number("select count(*) from pg_tables where schemaname = 'counts'") == 2;
  }
}
