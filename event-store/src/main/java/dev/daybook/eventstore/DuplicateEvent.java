package dev.daybook.eventstore;

/** An event with one of these ids stands in the log already. Nothing was written. */
public final class DuplicateEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DuplicateEvent(long position) {
    super("An event with the same id stands in the log, at position " + position);
  }
}
