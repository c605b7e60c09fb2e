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
 */
public record Selection(@Nullable String tenant, Boundary boundary, long after, long until) {

  public static Selection everything() {
    return new Selection(null, Boundary.EVERYTHING, 0, Long.MAX_VALUE);
  }

  public static Selection of(String tenant, Boundary boundary) {
    return new Selection(tenant, boundary, 0, Long.MAX_VALUE);
  }

  public Selection after(long position) {
    return new Selection(tenant, boundary, position, until);
  }

  public Selection until(long position) {
    return new Selection(tenant, boundary, after, position);
  }
}
