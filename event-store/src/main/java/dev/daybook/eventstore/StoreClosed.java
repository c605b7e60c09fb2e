package dev.daybook.eventstore;

/** The store was closed before the request came. Nothing was written. */
public final class StoreClosed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreClosed() {
    super("The event store is closed");
  }
}
