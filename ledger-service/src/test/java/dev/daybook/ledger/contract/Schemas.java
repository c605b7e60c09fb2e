package dev.daybook.ledger.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Validates against the schemas of one document. Properties that it does not name are faults here,
 * though readers are asked to bear them: a test must find what nobody described.
 */
final class Schemas {

  private static final JsonMapper JSON = new JsonMapper();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final ObjectNode components;
  private final Map<JsonNode, Schema> known = new ConcurrentHashMap<>();

  Schemas(JsonNode document) {
    components = (ObjectNode) document.path("components").deepCopy();
    components.path("schemas").forEach(Schemas::close);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }

  /** What is wrong with a JSON text, in words; empty for nothing. */
  List<String> faults(JsonNode schema, String json) {
    try {
      JSON.readTree(json);
    } catch (JacksonException unreadable) {
      return List.of("it is not JSON: " + json);
    }
    return known
        .computeIfAbsent(schema, this::compiled)
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** For what stands in a query or a header: a number or a flag where the schema wants one. */
  List<String> textFaults(JsonNode schema, String text) {
    var type = schema.path("type").asString("string");
    if (type.equals("array")) {
      // Of a parameter that may be given several times, each gives one value.
      return textFaults(schema.path("items"), text);
    }
    var json = type.equals("string") ? JSON.writeValueAsString(text) : text;
    return faults(schema, json);
  }

  private Schema compiled(JsonNode schema) {
    var root = JSON.createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", components);
    return registry.getSchema(root);
  }
}
