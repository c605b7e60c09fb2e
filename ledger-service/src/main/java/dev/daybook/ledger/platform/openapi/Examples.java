package dev.daybook.ledger.platform.openapi;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts an example beside every JSON body of the operations of a document that has none yet. */
final class Examples {

  static void add(ObjectNode document) {
    var definitions = new HashMap<String, JsonNode>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(schema -> definitions.put(schema.getKey(), schema.getValue()));
    var examples = new SchemaExamples(Map.copyOf(definitions));
    for (var path : document.path("paths")) {
      for (var operation : path) {
        add(operation.path("requestBody"), examples);
        operation.path("responses").forEach(response -> add(response, examples));
      }
    }
  }

  private static void add(JsonNode message, SchemaExamples examples) {
    if (message.at("/content/application~1json") instanceof ObjectNode media
        && !media.has("examples")
        && media.path("schema").has("properties")) {
      media.set("example", examples.of(media.path("schema")));
    }
  }

  private Examples() {}
}
