package dev.daybook.eventstore;

/**
 * The log holds an event of a name or revision that this program does not know. Its reader must
 * stop: to skip it would be to pretend that it did not happen.
 */
public final class UnknownEventType extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownEventType(long position, String name, int revision) {
    super(
        "No event type %s in revision %d is registered; one stands at position %d"
            .formatted(name, revision, position));
  }
}
