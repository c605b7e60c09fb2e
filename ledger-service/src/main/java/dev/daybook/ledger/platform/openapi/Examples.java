package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.platform.http.ErrorCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts examples beside the JSON bodies of the operations of a document: exchanges that were
 * recorded with a running service, or else what the schemas allow.
 */
final class Examples {

  /** A file for each operation; a test records them, and keeps them true. */
  private static final String RECORDED = "/openapi/examples/%s.json";

  private static final String JSON_BODY = "/content/application~1json";
  private static final String CSV_BODY = "/content/text~1csv";

  private final ObjectNode document;
  private final SchemaExamples made;

  private Examples(ObjectNode document) {
    this.document = document;
    var definitions = new HashMap<String, JsonNode>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(schema -> definitions.put(schema.getKey(), schema.getValue()));
    this.made = new SchemaExamples(Map.copyOf(definitions));
  }

  static void add(ObjectNode document) {
    var examples = new Examples(document);
    for (var path : document.path("paths")) {
      for (var operation : path) {
        var recorded = recorded(operation.path("operationId").asString());
        if (recorded == null) {
          examples.make(operation);
        } else {
          examples.show(recorded, operation);
        }
      }
    }
  }

  private static @Nullable JsonNode recorded(String operation) {
    try (var file = Examples.class.getResourceAsStream(RECORDED.formatted(operation))) {
      return file == null ? null : ContractJson.MAPPER.readTree(file).path("exchanges");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void show(JsonNode exchanges, JsonNode operation) {
    var responses = (ObjectNode) operation.path("responses");
    var begun = new HashSet<String>();
    for (var exchange : exchanges.properties()) {
      var outcome = exchange.getKey();
      var request = exchange.getValue().path("request");
      var answer = exchange.getValue().path("answer");
      var status = answer.path("status").asString();
      if (begun.add(status)) {
        responses.set(status, withoutExamples(responses.path(status)));
      }
      // A request that its own schema refuses is nothing to follow.
      if (!outcome.equals(ErrorCodes.VALIDATION_ERROR.code())) {
        put(operation.path("requestBody"), outcome, request, request.path("body"));
      }
      put(responses.path(status), outcome, request, answer.path("body"));
    }
  }

  /** Of its own: what it shares with other operations is described once, without its examples. */
  private JsonNode withoutExamples(JsonNode response) {
    var reference = response.path("$ref").asString("");
    var own = reference.isEmpty() ? response : document.at(reference.substring(1)).deepCopy();
    if (own.at(JSON_BODY) instanceof ObjectNode media) {
      media.remove("examples");
    }
    return own;
  }

  private static void put(JsonNode message, String outcome, JsonNode request, JsonNode body) {
    if (message.at(body.isString() ? CSV_BODY : JSON_BODY) instanceof ObjectNode media
        && !body.isMissingNode()) {
      media
          .withObject("/examples")
          .putObject(outcome)
          .put("summary", outcome.replace('_', ' '))
          .put(
              "description",
              "`%s %s`"
                  .formatted(request.path("method").asString(), request.path("path").asString()))
          .set("value", body);
    }
  }

  private void make(JsonNode operation) {
    make(operation.path("requestBody"), made);
    operation.path("responses").forEach(response -> make(response, made));
  }

  private static void make(JsonNode message, SchemaExamples examples) {
    if (message.at(JSON_BODY) instanceof ObjectNode media
        && !media.has("examples")
        && (media.path("schema").has("properties") || media.path("schema").has("$ref"))) {
      media.set("example", examples.of(media.path("schema")));
    }
  }
}
