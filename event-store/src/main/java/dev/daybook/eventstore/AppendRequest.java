package dev.daybook.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of one tenant that are appended together or not at all.
 *
 * @param reservation the right of way that the request comes with, if it has one
 */
public record AppendRequest(
    String tenant,
    List<NewEvent> events,
    @Nullable AppendCondition condition,
    @Nullable Once once,
    @Nullable Reservation reservation) {

  public AppendRequest(
      String tenant,
      List<NewEvent> events,
      @Nullable AppendCondition condition,
      @Nullable Once once) {
    this(tenant, events, condition, once, null);
  }

  public AppendRequest {
    events = List.copyOf(events);
  }
}
