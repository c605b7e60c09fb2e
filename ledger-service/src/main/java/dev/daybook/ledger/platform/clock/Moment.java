package dev.daybook.ledger.platform.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** When something is asked: it is written down, and tells which day it is, in UTC. */
public record Moment(Instant time) {

  /** As exactly as the database keeps it. */
  public static Moment now(Clock clock) {
    return new Moment(clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  public LocalDate day() {
    return day(time);
  }

  public static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
