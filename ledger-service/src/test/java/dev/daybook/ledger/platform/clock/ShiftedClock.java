package dev.daybook.ledger.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes, and is wrong by as much as it is told. */
final class ShiftedClock extends Clock {

  private volatile Duration ahead;

  ShiftedClock(Duration ahead) {
    this.ahead = ahead;
  }

  void isAheadBy(Duration ahead) {
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
