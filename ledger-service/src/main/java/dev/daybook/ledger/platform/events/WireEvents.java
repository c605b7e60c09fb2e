package dev.daybook.ledger.platform.events;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.wire.Cause;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.contracts.wire.Subjects;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.ledger.platform.command.Trace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Says events of the log as everybody outside reads them. */
public final class WireEvents {

  private final Subjects subjects;

  WireEvents(Subjects subjects) {
    this.subjects = subjects;
  }

  /** The event as it stands in the log, without what follows from a selection or a tree. */
  public CloudEvent of(StoredEvent event) {
    return CloudEvent.of(
        event.tenant(),
        event.id(),
        event.type(),
        event.revision(),
        event.recordedAt(),
        subjects.of(event.type(), event.tags()),
        event.payload(),
        event.position(),
        event.tags(),
        cause(event.metadata()),
        event.effectiveOn());
  }

  private static Cause cause(String metadata) {
    @Nullable String actor = null;
    @Nullable String command = null;
    @Nullable String correlation = null;
    @Nullable String causation = null;
    try (var json = ContractJson.MAPPER.createParser(metadata)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var key = json.currentName();
        json.nextToken();
        switch (key) {
          case Trace.ACTOR -> actor = json.getValueAsString();
          case Trace.COMMAND -> command = json.getValueAsString();
          case Trace.CORRELATION -> correlation = json.getValueAsString();
          case Trace.CAUSATION -> causation = json.getValueAsString();
          default -> json.skipChildren();
        }
      }
    }
    return new Cause(actor, command, correlation, causation);
  }
}
