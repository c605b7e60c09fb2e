package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.StoredType;
import dev.daybook.eventstore.StoredTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The contracts' events as the event store knows them: neither of the two sees the other. */
public final class ContractEvents {

  public static StoredTypes of(Collection<? extends EventType<?>> types) {
    List<StoredType<?>> stored = new ArrayList<>();
    types.forEach(type -> stored.add(stored(type)));
    return StoredTypes.of(ContractJson.MAPPER, stored);
  }

  /** Whose the personal fields are is asked of the contract, which finds it in the event itself. */
  private static <E extends Event> StoredType<E> stored(EventType<E> type) {
    return new StoredType<>(
        type.name(), type.revision(), type.event(), type.upcasters(), List.of());
  }

  private ContractEvents() {}
}
