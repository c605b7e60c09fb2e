package dev.daybook.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param position its place in the total order: from 1, without gaps, in commit order
 * @param recordedAt when it was appended; never decreases with the position
 */
public record StoredEvent(
    long position,
    UUID id,
    String tenant,
    String type,
    int revision,
    Instant recordedAt,
    @Nullable LocalDate effectiveOn,
    Set<String> tags,
    String payload,
    String metadata) {

  public StoredEvent {
    tags = Set.copyOf(tags);
  }
}
