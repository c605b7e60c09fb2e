package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.StoredTypes;
import dev.daybook.eventstore.axon.EventMapping;
import dev.daybook.projections.ContractEvents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/** Stores the contracts' events under their chosen names, and brings them back as what they are. */
final class ContractEventMapping implements EventMapping {

  private final StoredTypes stored;
  private final Map<String, EventType<?>> byName;

  ContractEventMapping(List<? extends EventType<?>> types) {
    this.stored = ContractEvents.of(types);
    this.byName = types.stream().collect(Collectors.toMap(EventType::name, Function.identity()));
  }

  @Override
  public NewEvent toStored(TaggedEventMessage<?> tagged) {
    var message = tagged.event();
    var type = named(message.type().name());
    var event = Objects.requireNonNull(message.payloadAs(type.event()));
    return stored(message, type, event);
  }

  @Override
  public EventMessage toMessage(StoredEvent event) {
    return new GenericEventMessage(
        event.id().toString(),
        new MessageType(event.type(), String.valueOf(event.revision())),
        stored.decode(event),
        Map.of(),
        event.recordedAt());
  }

  private static <E extends Event> NewEvent stored(
      EventMessage message, EventType<E> type, Object event) {
    var fact = type.event().cast(event);
    return new NewEvent(
        UUID.fromString(message.identifier()),
        type.name(),
        type.revision(),
        type.tags().apply(fact),
        type.effectiveOn().apply(fact),
        ContractJson.MAPPER.writeValueAsString(fact),
        ContractJson.MAPPER.writeValueAsString(message.metadata()));
  }

  private EventType<?> named(String name) {
    return Objects.requireNonNull(byName.get(name), () -> "no event is named " + name);
  }
}
