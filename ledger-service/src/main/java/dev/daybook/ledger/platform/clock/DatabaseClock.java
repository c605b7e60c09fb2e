package dev.daybook.ledger.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The database's clock, as a node knows it without asking each time: what the database said, and
 * how long ago that was by the machine's monotonic timer, which nobody sets.
 *
 * <p>What the database says is known to half of the time that the question took. As long as that
 * does not contradict this clock it stays as it is; otherwise it moves as little as it must. So a
 * slow answer never makes a good clock worse.
 */
final class DatabaseClock extends Clock {

  private final LongSupplier nanoTime;

  /** What the database's clock shows when the timer shows zero. */
  private volatile Instant timerZero;

  /**
   * @param nanoTime the machine's monotonic timer
   * @param first what the database said to the first question
   */
  DatabaseClock(LongSupplier nanoTime, Answer first) {
    this.nanoTime = nanoTime;
    this.timerZero = first.latest().minus(first.took().dividedBy(2));
  }

  /**
   * What the database said the time is.
   *
   * @param asked what the timer showed before the question
   * @param answered what the timer showed after the answer
   */
  record Answer(Instant said, long asked, long answered) {

    private Duration took() {
      return Duration.ofNanos(answered - asked);
    }

    /** It was said when the question was put, at the earliest. */
    private Instant latest() {
      return said.minusNanos(asked);
    }

    /** It was said when the answer came, at the latest. */
    private Instant earliest() {
      return said.minusNanos(answered);
    }
  }

  void heard(Answer answer) {
    if (timerZero.isAfter(answer.latest())) {
      timerZero = answer.latest();
    } else if (timerZero.isBefore(answer.earliest())) {
      timerZero = answer.earliest();
    }
  }

  @Override
  public Instant instant() {
    return timerZero.plusNanos(nanoTime.getAsLong());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("days begin and end in UTC");
  }
}
