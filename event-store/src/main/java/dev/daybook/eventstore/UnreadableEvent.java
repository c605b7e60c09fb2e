package dev.daybook.eventstore;

import tools.jackson.core.JacksonException;

/** The payload of a stored event does not have the form that its name and revision promise. */
public final class UnreadableEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEvent(long position, String name, int revision, JacksonException cause) {
    super(
        "The event %s in revision %d at position %d can't be read: %s"
            .formatted(name, revision, position, cause.getOriginalMessage()),
        cause);
  }
}
