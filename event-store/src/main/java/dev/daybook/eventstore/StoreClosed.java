package dev.daybook.eventstore;

/** The store is closed, or was before all was answered. Nothing was written. */
public final class StoreClosed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreClosed() {
    super("The event store is closed");
  }
}
