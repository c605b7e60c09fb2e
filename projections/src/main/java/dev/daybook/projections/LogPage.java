package dev.daybook.projections;

import dev.daybook.contracts.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a view has to fold to get from one position to another.
 *
 * @param after the position before it
 * @param upTo the position that a view has reached with these events
 * @param obstacle the event behind them that can't be read, if there is one
 */
record LogPage<E extends Event>(
    long after, List<Posted<E>> events, long upTo, @Nullable Obstacle obstacle) {

  /** An event that stops a view. */
  record Obstacle(long position, UUID event, String type, Throwable cause) {}

  /** Whether it gets nobody any further. */
  boolean isEmpty() {
    return upTo == after;
  }
}
