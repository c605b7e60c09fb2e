package dev.daybook.eventstore.races;

import dev.daybook.eventstore.EventStore;

/** One of several nodes of a service on one database: a store with connections of its own. */
public record Node(EventStore store, Runnable closing) implements AutoCloseable {

  @Override
  public void close() {
    closing.run();
  }
}
