package dev.daybook.eventstore;

/**
 * An event with one of these ids stands in the log already. Nothing was written. Where it stands is
 * not said: it may be another tenant's.
 */
public final class DuplicateEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DuplicateEvent() {
    super("An event with the same id stands in the log already");
  }
}
