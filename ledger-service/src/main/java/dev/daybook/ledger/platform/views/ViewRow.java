package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.projections.ViewStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a view is doing, as shown. */
record ViewRow(
    String name,
    @Describe("Of its tables; a release that has another one fills them anew.") int version,
    ViewStatus.State state,
    @Describe("The last event that its answers reflect.") long position,
    @Describe("How many events the log is ahead of it.") long lagEvents,
    @Describe("For how long the first event that it lacks has been waiting.") long lagSeconds,
    @Describe("How fast it lately went through the log.") long eventsPerSecond,
    @Nullable @Describe("When its tables were last replaced by newly filled ones; null if never.")
        Instant rebuiltAt,
    @Nullable @Describe("Which process posts it; null while none does.") String node,
    @Nullable @Describe("What stopped it, when it has FAILED.") String failure,
    @Nullable @Describe("How far the tables beside it are; null while there are none.")
        RebuildRow rebuild) {

  static ViewRow of(ViewStatus status) {
    var rebuild = status.rebuild();
    return new ViewRow(
        status.name(),
        status.version(),
        status.state(),
        status.position(),
        status.lagEvents(),
        status.lag().toSeconds(),
        Math.round(status.eventsPerSecond()),
        status.rebuiltAt(),
        status.node(),
        status.failure(),
        rebuild == null ? null : RebuildRow.of(rebuild));
  }
}
