package dev.daybook.projections;

import dev.daybook.projections.LogPage.Obstacle;

/** An event whose stored form nobody here can read. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unreadable(Obstacle obstacle) {
    super(
        "event %s of type %s can't be read: %s"
            .formatted(obstacle.event(), obstacle.type(), obstacle.cause().getMessage()),
        obstacle.cause());
  }
}
