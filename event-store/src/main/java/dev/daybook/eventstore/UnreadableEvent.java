package dev.daybook.eventstore;

import tools.jackson.core.JacksonException;

/** The payload of a stored event does not have the form that its name and revision promise. */
public final class UnreadableEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEvent(StoredEvent event, JacksonException cause) {
    super(
        "The event %s in revision %d at position %d can't be read: %s"
            .formatted(
                event.type(), event.revision(), event.position(), cause.getOriginalMessage()),
        cause);
  }
}
