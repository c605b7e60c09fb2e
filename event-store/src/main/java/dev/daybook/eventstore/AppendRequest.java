package dev.daybook.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of one tenant that are appended together or not at all. */
public record AppendRequest(
    String tenant,
    List<NewEvent> events,
    @Nullable AppendCondition condition,
    @Nullable Once once) {

  public AppendRequest {
    events = List.copyOf(events);
  }
}
