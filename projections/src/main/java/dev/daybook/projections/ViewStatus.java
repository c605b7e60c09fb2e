package dev.daybook.projections;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a view is doing.
 *
 * @param position the last event that its answers reflect
 * @param lagEvents how many events the log is ahead of it
 * @param lag for how long the first of those has been waiting
 * @param eventsPerSecond how fast it lately went through the log
 * @param rebuiltAt when its tables were last replaced by newly filled ones
 * @param node where it is posted to, null while nobody has it
 * @param failure what stopped it, where it is {@link State#FAILED}
 * @param rebuild how far the tables beside it are, while there are any
 */
public record ViewStatus(
    String name,
    int version,
    State state,
    long position,
    long lagEvents,
    Duration lag,
    double eventsPerSecond,
    @Nullable Instant rebuiltAt,
    @Nullable String node,
    @Nullable String failure,
    @Nullable RebuildProgress rebuild) {

  /** What a view can be doing. */
  public enum State {
    SERVING,
    REBUILDING,
    FAILED
  }
}
