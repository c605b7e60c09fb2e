package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.projections.RebuildProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a rebuild is, as shown. */
record RebuildRow(
    String view,
    @Describe("After DONE or FAILED nothing follows.") RebuildProgress.State state,
    @Describe("The last event posted to the new tables.") long position,
    @Describe("The last event of the log.") long head,
    long eventsPerSecond,
    @Nullable @Describe("At the present speed; null while nobody knows.") Long secondsLeft,
    @Nullable @Describe("What stopped it, when it has FAILED.") String failure) {

  static RebuildRow of(RebuildProgress progress) {
    return new RebuildRow(
        progress.view(),
        progress.state(),
        progress.position(),
        progress.head(),
        Math.round(progress.eventsPerSecond()),
        seconds(progress.timeLeft()),
        progress.failure());
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }
}
