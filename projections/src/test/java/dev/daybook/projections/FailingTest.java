package dev.daybook.projections;

import static dev.daybook.projections.ViewsDatabase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.projections.ViewsDatabase.RunningNode;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A view that can't apply an event stops before it and says so; it skips nothing. */
class FailingTest {

  private final Counting counting = new Counting();

  @AfterEach
  void close() {
    counting.close();
  }

  @Test
  void anEventThatCanNotBeAppliedStopsTheViewRightBeforeIt() {
    counting.count(100);
    long bad = counting.countOne(13);
    counting.count(100);
    var node = counting.node("one", new CountView(1, Set.of(13)));

    var status = awaitFailure(node);
    assertThat(status.position()).isEqualTo(bad - 1);
    assertThat(status.failure()).contains("nobody can count to 13").contains("Counted");
    counting.assertEachPostedOnceUpTo(bad - 1);
    assertThat(counting.database.number("select max(position) from counts.seen")).isLessThan(bad);
  }

  @Test
  void aTypeThatNobodyKnowsStopsTheView() {
    counting.count(3);
    long bad = counting.stored("test.from-the-future", 1, "{}");
    var node = counting.node("one");

    var status = awaitFailure(node);
    assertThat(status.position()).isEqualTo(bad - 1);
    assertThat(status.failure()).contains("test.from-the-future");
  }

  @Test
  void aRevisionThatNobodyKnowsStopsTheView() {
    long bad = counting.stored("test.counted", 2, "{\"what\":\"tea\",\"times\":1}");
    var node = counting.node("one");

    assertThat(awaitFailure(node).position()).isEqualTo(bad - 1);
  }

  @Test
  void aPayloadThatCanNotBeReadStopsTheView() {
    long bad = counting.stored("test.counted", 1, "{\"what\":\"tea\",\"times\":\"many\"}");
    var node = counting.node("one");

    assertThat(awaitFailure(node).position()).isEqualTo(bad - 1);
  }

  @Test
  void aViewThatStoppedGoesOnAfterARestartWithARepairedFold() {
    counting.count(5);
    counting.countOne(13);
    long head = counting.count(5);
    var broken = counting.node("one", new CountView(1, Set.of(13)));
    awaitFailure(broken);
    broken.stop();

    var repaired = counting.node("two", new CountView(1));
    counting.awaitPosition(repaired, head);
    counting.assertEachPostedOnceUpTo(head);
  }

  @Test
  void resumingTriesAgainAndStopsAgainWhileTheCauseIsThere() {
    counting.countOne(13);
    var node = counting.node("one", new CountView(1, Set.of(13)));
    awaitFailure(node);

    assertThat(node.runner().resume("counts").block(PATIENCE)).isTrue();
    awaitFailure(node);
    assertThat(counting.status(node).position()).isZero();
  }

  private ViewStatus awaitFailure(RunningNode node) {
    return counting.awaitStatus(node, status -> status.state() == ViewStatus.State.FAILED);
  }
}
