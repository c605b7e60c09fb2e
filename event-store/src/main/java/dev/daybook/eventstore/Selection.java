package dev.daybook.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * A part of the log to read in order.
 *
 * @param tenant whose events, or null for every tenant's (only a connection that may see them all
 *     gets any)
 * @param boundary which of them
 * @param after the position after which to begin, 0 for the start
 * @param until the last position to read, {@link Long#MAX_VALUE} for no end
 * @param newest of all that so many, the newest; 0 for all
 */
public record Selection(
    @Nullable String tenant, Boundary boundary, long after, long until, int newest) {

  /** As many as are read in one piece, and held. */
  public static final int MOST_NEWEST = 1_000;

  public Selection {
    if (newest < 0 || newest > MOST_NEWEST) {
      throw new IllegalArgumentException(
          "newest: %d is not from 0 to %d".formatted(newest, MOST_NEWEST));
    }
  }

  public static Selection everything() {
    return new Selection(null, Boundary.EVERYTHING, 0, Long.MAX_VALUE, 0);
  }

  public static Selection of(String tenant, Boundary boundary) {
    return new Selection(tenant, boundary, 0, Long.MAX_VALUE, 0);
  }

  public Selection after(long position) {
    return new Selection(tenant, boundary, position, until, newest);
  }

  public Selection until(long position) {
    return new Selection(tenant, boundary, after, position, newest);
  }

  /**
   * The newest of the selection, at most so many, in the order of the log. They are found from its
   * end, so it makes no difference how many stand before them. For {@link EventStore#read} alone:
   * what is followed has no end.
   */
  public Selection newest(int events) {
    return new Selection(tenant, boundary, after, until, events);
  }
}
