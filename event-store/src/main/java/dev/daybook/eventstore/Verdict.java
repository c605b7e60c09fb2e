package dev.daybook.eventstore;

import java.time.Instant;

/** What became of one append request. */
public sealed interface Verdict {

  /**
   * The events stand at the positions from first to last. Without events the range is empty: last
   * is the head, and first the one after it.
   */
  record Appended(long first, long last, Instant recordedAt) implements Verdict {}

  /** Somebody appended inside the boundary, last at that position; nothing was written. */
  record Conflict(long position) implements Verdict {}

  /** The same request was appended before; this is what it got then. */
  record Repeated(long first, long last, Instant recordedAt, String answer) implements Verdict {}

  /** The key was used before with another request; nothing was written. */
  record KeyReused() implements Verdict {}
}
