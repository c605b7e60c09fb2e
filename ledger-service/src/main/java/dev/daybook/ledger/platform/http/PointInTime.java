package dev.daybook.ledger.platform.http;

import java.time.Instant;

/** The moment that a read asks about. */
public sealed interface PointInTime {

  record Now() implements PointInTime {}

  record AsOf(Instant time) implements PointInTime {}

  record AtPosition(long position) implements PointInTime {}

  /**
   * A list goes on where its first page was read, and is about the time that this one was about.
   */
  record Continued(long position, Instant time) implements PointInTime {}
}
