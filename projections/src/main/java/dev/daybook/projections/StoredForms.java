package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.json.ContractJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;

/** Reads events from the form that they are stored in. */
final class StoredForms {

  private record Form(String type, int revision) {}

  private final Map<Form, ObjectReader> readers = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  StoredForms(Collection<? extends EventType<?>> types) {
    for (var type : types) {
      names.add(type.name());
      readers.put(
          new Form(type.name(), type.revision()), ContractJson.MAPPER.readerFor(type.event()));
    }
  }

  Set<String> names() {
    return names;
  }

  Event read(String type, int revision, String payload) {
    var reader = readers.get(new Form(type, revision));
    if (reader == null) {
      throw new IllegalStateException("no event is known by this type and revision " + revision);
    }
    return reader.readValue(payload);
  }

  /** Looks for this one field only: metadata is read once for each event of a rebuild. */
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
