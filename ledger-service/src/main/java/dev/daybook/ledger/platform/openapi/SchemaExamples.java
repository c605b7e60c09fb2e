package dev.daybook.ledger.platform.openapi;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a value that a schema accepts, from the examples in it where it has some. */
final class SchemaExamples {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A record that contains itself, however indirectly, is not shown for ever. */
  private static final int MAX_DEPTH = 12;

  private final Map<String, ? extends JsonNode> definitions;

  /**
   * @param definitions what references in the schemas point to, by the last part of the reference
   */
  SchemaExamples(Map<String, ? extends JsonNode> definitions) {
    this.definitions = definitions;
  }

  JsonNode of(JsonNode schema) {
    return of(schema, 0);
  }

  private JsonNode of(JsonNode schema, int depth) {
    if (depth > MAX_DEPTH) {
      return JSON.nullNode();
    }
    var given = given(schema);
    if (given != null) {
      return given;
    }
    var reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      var name = reference.substring(reference.lastIndexOf('/') + 1);
      return of(Objects.requireNonNull(definitions.get(name), name), depth + 1);
    }
    for (var choice : new String[] {"anyOf", "oneOf"}) {
      if (schema.has(choice)) {
        return of(schema.path(choice).path(0), depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> JSON.arrayNode().add(of(schema.path("items"), depth + 1));
      case "integer" -> JSON.numberNode(schema.path("minimum").asLong(1));
      case "boolean" -> JSON.booleanNode(true);
      case "string" -> JSON.stringNode(text(schema));
      default -> JSON.nullNode();
    };
  }

  private static @Nullable JsonNode given(JsonNode schema) {
    for (var place : new String[] {"/examples/0", "/enum/0", "/const"}) {
      var found = schema.at(place);
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return null;
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray() ? type.path(0).asString() : type.asString("");
  }

  private ObjectNode object(JsonNode schema, int depth) {
    var object = JSON.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(property -> object.set(property.getKey(), of(property.getValue(), depth + 1)));
    return object;
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "uuid" -> "019ab3a0-7c00-7000-8000-000000000001";
      case "date" -> "2026-11-21";
      case "date-time" -> "2026-11-21T08:30:00Z";
      default ->
          switch (schema.path("pattern").asString("")) {
            case "^[A-Z]{3}$" -> "EUR";
            case "" -> "text";
            default -> schema.path("pattern").asString().contains("[0-9]") ? "125.50" : "text";
          };
    };
  }
}
