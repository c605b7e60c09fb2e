package dev.daybook.eventstore;

import java.util.List;

/**
 * The events of a boundary, in order, and the head of the log in the same snapshot: an append on
 * the condition "nothing in the boundary after {@code head}" sees everything that this reading did
 * not.
 */
public record Sourced(List<StoredEvent> events, long head) {

  public Sourced {
    events = List.copyOf(events);
  }
}
