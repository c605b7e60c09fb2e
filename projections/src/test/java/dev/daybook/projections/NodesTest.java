package dev.daybook.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes, of which one at a time posts to a view. */
class NodesTest {

  private final Counting counting = new Counting();

  @AfterEach
  void close() {
    counting.close();
  }

  @Test
  void twoNodesThatCompetePostEachEventOnceAndBothKnowThePosition() {
    var one = counting.node("one");
    var two = counting.node("two");
    long head = 0;
    for (int round = 0; round < 20; round++) {
      head = counting.count(50);
    }

    counting.awaitPosition(one, head);
    counting.awaitPosition(two, head);
    counting.assertEachPostedOnceUpTo(head);
  }

  @Test
  void anotherNodeTakesOverWithinSecondsFromOneThatDied() {
    var one = counting.node("one");
    counting.awaitPosition(one, counting.count(10));
    var two = counting.node("two");
    one.die();

    long begun = System.nanoTime();
    long head = counting.count(10);
    counting.awaitPosition(two, head);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(counting.status(two).node()).isEqualTo("two");
    counting.assertEachPostedOnceUpTo(head);
  }

  @Test
  void aNodeThatStopsLeavesItsViewsToTheNextOneAtOnce() {
    var one = counting.node("one");
    counting.awaitPosition(one, counting.count(10));
    var two = counting.node("two");
    counting.awaitPosition(two, counting.count(1));
    one.stop();

    counting.awaitStatus(two, status -> "two".equals(status.node()));
    counting.awaitPosition(two, counting.count(10));
  }

  @Test
  void aNodeThatLostItsClaimWithoutNoticingWritesNothing() {
    var one = counting.node("one");
    counting.awaitPosition(one, counting.count(10));

    counting
        .database
        .database()
        .execute(
            "update daybook.view_posting set node = 'thief', lease_until = clock_timestamp() +"
                + " interval '3 seconds'");
    long head = counting.count(10);
    assertThat(
            one.runner().positions().await("counts", head, Duration.ofSeconds(1)).blockOptional())
        .isEmpty();

    counting.awaitPosition(one, head);
    counting.assertEachPostedOnceUpTo(head);
  }
}
