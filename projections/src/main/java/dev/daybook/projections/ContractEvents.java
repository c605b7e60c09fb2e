package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.EventTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The contracts' events as the event store knows them: neither of the two sees the other. */
public final class ContractEvents {

  public static EventTypes of(Collection<? extends EventType<?>> types) {
    List<dev.daybook.eventstore.EventType<?>> stored = new ArrayList<>();
    types.forEach(type -> stored.add(stored(type)));
    return EventTypes.of(ContractJson.MAPPER, stored);
  }

  /** Whose the personal fields are is asked of the contract, which finds it in the event itself. */
  private static <E extends Event> dev.daybook.eventstore.EventType<E> stored(EventType<E> type) {
    return new dev.daybook.eventstore.EventType<>(
        type.name(), type.revision(), type.event(), type.upcasters(), List.of());
  }

  private ContractEvents() {}
}
