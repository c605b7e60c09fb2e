package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/** Makes messages of events, each with the trace of the command that caused it. */
final class EventWriting {

  private final Map<Class<?>, EventType<?>> types;
  private final Ids ids;
  private final Clock clock;

  EventWriting(List<? extends EventType<?>> types, Ids ids, Clock clock) {
    this.types = types.stream().collect(Collectors.toMap(EventType::event, Function.identity()));
    this.ids = ids;
    this.clock = clock;
  }

  EventMessage message(Event event, CommandMessage cause) {
    var type = types.get(event.getClass());
    if (type == null) {
      throw new IllegalStateException(event.getClass() + " has no stored name");
    }
    return new GenericEventMessage(
        ids.next().toString(),
        new MessageType(type.name(), String.valueOf(type.revision())),
        event,
        trace(cause),
        clock.instant());
  }

  private static Map<String, String> trace(CommandMessage cause) {
    Map<String, String> trace = new HashMap<>(cause.metadata());
    trace.put(Trace.COMMAND, cause.type().name());
    trace.put(Trace.CAUSATION, cause.identifier());
    return trace;
  }
}
