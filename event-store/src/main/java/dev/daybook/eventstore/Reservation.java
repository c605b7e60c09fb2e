package dev.daybook.eventstore;

import reactor.core.publisher.Mono;

/**
 * The right of way for one decision: until it is given back or runs out, appends of others that lie
 * within its boundary wait on this node. It makes that a decision that many others would overtake
 * comes to its turn; it does not make it right. Other nodes know nothing of it, and it is still the
 * condition of the append that decides.
 */
public final class Reservation {

  private final String tenant;
  private final Boundary boundary;
  private final Runnable release;

  Reservation(String tenant, Boundary boundary, Runnable release) {
    this.tenant = tenant;
    this.boundary = boundary;
    this.release = release;
  }

  /** Gives the right of way back, so that the others pass. A second call does nothing. */
  public Mono<Void> release() {
    return Mono.fromRunnable(release);
  }

  boolean holdsBack(AppendRequest request) {
    return request.reservation() != this
        && request.tenant().equals(tenant)
        && request.events().stream().anyMatch(e -> boundary.contains(e.type(), e.tags()));
  }
}
