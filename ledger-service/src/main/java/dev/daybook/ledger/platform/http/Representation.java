package dev.daybook.ledger.platform.http;

/** The form in which the caller wants the answer, by {@code Accept}. */
public enum Representation {
  /** {@code application/json}: one, or a page of many. */
  ENVELOPE,
  /** {@code application/x-ndjson} or {@code text/csv}: all of many, a line each. */
  LINES,
  /** {@code text/event-stream}: now, and whenever it changes. */
  LIVE
}
