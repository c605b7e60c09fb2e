package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every type of event that this service writes, in order of name and revision. */
record EventCatalogue(List<EventType<?>> types) {

  EventCatalogue(Collection<EventType<?>> types) {
    this(
        types.stream()
            .sorted(
                Comparator.<EventType<?>, String>comparing(EventType::name)
                    .thenComparing(EventType::revision))
            .toList());
  }

  static String path(EventType<?> type) {
    return "/schemas/events/%s/%d.json".formatted(type.name(), type.revision());
  }

  /** The JSON Schema of an event's data. */
  static ObjectNode schema(EventType<?> type) {
    var schema = JsonSchemas.document(Direction.WRITTEN, type.event());
    schema.put("$id", path(type)).put("title", type.name() + ", revision " + type.revision());
    schema.put("description", type.description());
    for (var personal : type.personal()) {
      if (property(schema, personal.field()) instanceof ObjectNode property) {
        property.put("x-personal", true);
      }
    }
    return schema;
  }

  /** At a path such as {@code charge.description}. */
  private static JsonNode property(JsonNode schema, String path) {
    var found = schema;
    for (var name : path.split("\\.", -1)) {
      var reference = found.path("$ref").asString("");
      var record = reference.isEmpty() ? found : schema.at(reference.substring(1));
      found = record.path("properties").path(name);
    }
    return found;
  }

  Optional<EventType<?>> find(String name, String revision) {
    return types.stream()
        .filter(
            type -> type.name().equals(name) && Integer.toString(type.revision()).equals(revision))
        .findFirst();
  }
}
