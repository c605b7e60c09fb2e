package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.StoredType;
import dev.daybook.eventstore.StoredTypes;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads events from the form that they are stored in. */
final class StoredForms {

  private final StoredTypes types;

  StoredForms(Collection<? extends EventType<?>> types) {
    this.types = ContractEvents.of(types);
  }

  Set<String> names() {
    return types.all().stream().map(StoredType::name).collect(Collectors.toSet());
  }

  Event read(long position, String type, int revision, String payload) {
    return (Event) types.decode(position, type, revision, payload);
  }

  /**
   * Reads the actor and looks for no other field, because metadata is read once for each event of a
   * rebuild.
   */
  String actor(String metadata) {
    try (JsonParser json = ContractJson.MAPPER.createParser(metadata)) {
      for (var token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && isActor(json)) {
          json.nextToken();
          return text(json.getString());
        }
        if (token == JsonToken.PROPERTY_NAME) {
          json.nextToken();
          json.skipChildren();
        }
      }
    }
    return "";
  }

  private static boolean isActor(JsonParser json) {
    return "actor".equals(json.currentName());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
