package dev.daybook.ledger.platform.openapi.pages;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An OpenAPI document, asked for what a page shows; remembers which objects it was asked about. */
final class Described {

  private static final String JSON_BODY = "/content/application~1json";

  private final JsonNode document;
  private final Set<String> mentioned = new LinkedHashSet<>();

  Described(JsonNode document) {
    this.document = document;
  }

  JsonNode document() {
    return document;
  }

  /** What stands there, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  JsonNode schema(String name) {
    return document.path("components").path("schemas").path(name);
  }

  /** The name of the object that a schema refers to, which is shown on its own from now on. */
  String mention(JsonNode schema) {
    var name = nameOf(schema);
    mentioned.add(name);
    return name;
  }

  static String nameOf(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  Set<String> mentioned() {
    return mentioned;
  }

  /** The schema of the JSON in a body. */
  JsonNode body(JsonNode message) {
    return resolved(resolved(message).at(JSON_BODY).path("schema"));
  }

  /** The first example of the JSON in a body, and nothing if there is none. */
  JsonNode example(JsonNode message) {
    var media = resolved(message).at(JSON_BODY);
    return Stream.concat(
            media.path("examples").valueStream().map(example -> example.path("value")),
            Stream.of(media.path("example")))
        .findFirst()
        .orElseThrow();
  }
}
