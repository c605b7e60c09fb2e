package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.schema.JsonSchemas;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives names to the decimals that bodies take. They are a text or a number, and what is one of two
 * becomes a class in a generated client: three of them with names, rather than one for each field.
 */
final class Decimals {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DESCRIPTION =
      "A decimal as a text such as `\"125.50\"`, or as an exact JSON number.";
  private static final List<String> LIMITS = List.of("pattern", "minimum", "exclusiveMinimum");

  static void name(JsonSchemas accepted) {
    for (var definition : accepted.definitions().values()) {
      for (var property : definition.path("properties")) {
        if (property instanceof ObjectNode schema && isDecimal(schema)) {
          replace(schema, accepted);
        }
      }
    }
  }

  private static boolean isDecimal(JsonNode schema) {
    return types(schema).containsAll(List.of("string", "number"));
  }

  private static List<String> types(JsonNode schema) {
    return schema.path("type").valueStream().map(JsonNode::asString).toList();
  }

  private static void replace(ObjectNode schema, JsonSchemas accepted) {
    var decimal = JSON.objectNode().put("description", DESCRIPTION);
    decimal.putArray("type").add("string").add("number");
    for (var limit : LIMITS) {
      if (schema.has(limit)) {
        decimal.set(limit, schema.remove(limit));
      }
    }
    var mayBeNull = types(schema).contains("null");
    schema.remove("type");
    var reference = accepted.define(name(decimal), decimal);
    if (mayBeNull) {
      var choice = schema.putArray("anyOf");
      choice.add(reference);
      choice.addObject().put("type", "null");
    } else {
      schema.setAll(reference);
    }
  }

  private static String name(JsonNode decimal) {
    if (decimal.has("exclusiveMinimum")) {
      return "PositiveDecimal";
    }
    return decimal.has("minimum") ? "NonNegativeDecimal" : "Decimal";
  }

  private Decimals() {}
}
