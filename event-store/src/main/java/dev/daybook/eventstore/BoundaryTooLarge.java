package dev.daybook.eventstore;

/**
 * A boundary holds more events than may be held at once. It grows without an end: read it page by
 * page, fold it through a {@link StateCache}, or choose a smaller one.
 */
public final class BoundaryTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BoundaryTooLarge(Boundary boundary, int limit) {
    super("More than " + limit + " events lie within " + boundary);
  }
}
