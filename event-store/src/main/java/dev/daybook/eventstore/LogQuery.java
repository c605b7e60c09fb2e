package dev.daybook.eventstore;

import java.util.Map;

/**
 * Events of a tenant's log that somebody asks for.
 *
 * @param which of them; events are found by their types within a tag, so whoever asks for tags
 *     names types, too
 * @param metadata members that the metadata of an event must have, with these texts; they are in no
 *     index, so every event that is otherwise meant is looked at
 * @param after the position after which to begin, 0 for the start
 * @param until the last position that may be given
 */
public record LogQuery(
    String tenant, Criterion which, Map<String, String> metadata, long after, long until) {

  public LogQuery {
    if (which.types().isEmpty() && !which.tags().isEmpty()) {
      throw new IllegalArgumentException("Tags are asked for without types");
    }
    metadata = Map.copyOf(metadata);
  }

  /** Whether an event is meant, as far as its metadata is not asked about. */
  boolean means(StoredEvent event) {
    return after < event.position()
        && event.position() <= until
        && which.matches(event.type(), event.tags());
  }

  public LogQuery after(long position) {
    return new LogQuery(tenant, which, metadata, position, until);
  }

  public LogQuery until(long position) {
    return new LogQuery(tenant, which, metadata, after, position);
  }
}
