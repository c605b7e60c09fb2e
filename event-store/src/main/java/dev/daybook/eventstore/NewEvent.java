package dev.daybook.eventstore;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that somebody wants appended.
 *
 * @param type the stored name, chosen by hand, e.g. {@code community.contribution-recorded}
 * @param revision the revision of the payload's form, from 1
 * @param tags what the event is about, e.g. {@code period:0199…}; boundaries select by them
 * @param effectiveOn the day the fact is about, where it is about one
 * @param payload a JSON object, stored byte for byte
 * @param metadata a JSON object: actor, correlation, causation, request
 */
public record NewEvent(
    UUID id,
    String type,
    int revision,
    Set<String> tags,
    @Nullable LocalDate effectiveOn,
    String payload,
    String metadata) {

  public NewEvent {
    tags = Set.copyOf(tags);
  }
}
