package dev.daybook.projections;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the tables are that are being filled beside a view.
 *
 * @param position the last event posted to them
 * @param head the last event of the log
 * @param timeLeft at the present speed, null while nobody knows
 * @param failure what stopped it, where it is {@link State#FAILED}
 */
public record RebuildProgress(
    String view,
    State state,
    long position,
    long head,
    double eventsPerSecond,
    @Nullable Duration timeLeft,
    @Nullable String failure) {

  /** What a rebuild can be doing; after DONE or FAILED nothing follows. */
  public enum State {
    FILLING,
    DONE,
    FAILED
  }
}
