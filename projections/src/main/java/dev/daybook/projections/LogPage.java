package dev.daybook.projections;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be folded to get from one position to another.
 *
 * @param after the position before it
 * @param upTo the position that is reached with these events
 * @param obstacle the event behind them that can't be read, if there is one
 */
record LogPage(long after, List<Posted<?>> events, long upTo, @Nullable Obstacle obstacle) {

  /**
   * An event that stops whoever wants it.
   *
   * @param known whether its type is; who wants one of an unknown type nobody can say
   */
  record Obstacle(long position, UUID event, String type, boolean known, Throwable cause) {

    boolean concerns(Share<?> share) {
      return !known || share.types().contains(type);
    }
  }

  /** Whether the page gets nobody any further than they are. */
  boolean isEmpty() {
    return upTo == after;
  }
}
