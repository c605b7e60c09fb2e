package dev.daybook.eventstore;

/** More requests wait for the log than the store is willing to hold. Nothing was written. */
public final class StoreOverloaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreOverloaded(int waiting) {
    super(
        waiting + " requests wait to be appended already; try again in a moment",
        null,
        false,
        false);
  }
}
