package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.schema.JsonSchemas;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The health of the service: served by the framework in its own form, not by an endpoint. */
final class HealthPaths {

  static final String TAG = "health";
  private static final String MEDIA_TYPE = "application/vnd.spring-boot.actuator.v3+json";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static void addTo(ObjectNode paths, JsonSchemas schemas) {
    var health = schemas.define("Health", health(schemas));
    add(
        paths,
        health,
        "/actuator/health",
        "getHealth",
        "Get the health of the service",
        "All of it together; `groups` names its parts, which have addresses of their own.");
    add(
        paths,
        health,
        "/actuator/health/liveness",
        "getLiveness",
        "Get whether the service runs",
        "Where it answers DOWN, or nothing at all, the process is to be started anew.");
    add(
        paths,
        health,
        "/actuator/health/readiness",
        "getReadiness",
        "Get whether the service can take requests",
        "DOWN while it is starting or stopping, while the database does not answer, and while the"
            + " clock of its machine differs from the database's by more than 5 seconds.");
  }

  private static void add(
      ObjectNode paths,
      ObjectNode health,
      String path,
      String id,
      String summary,
      String description) {
    var operation =
        paths
            .putObject(path)
            .putObject("get")
            .put("operationId", id)
            .put("summary", summary)
            .put("description", description);
    operation.putArray("tags").add(TAG);
    operation.putArray("security");
    operation.putArray("parameters").add(SharedParts.reference(SharedParts.Taken.REQUEST_ID));
    var responses = operation.putObject("responses");
    responses.set("200", response("It is well.", "UP", health));
    responses.set("503", response("It is not.", "DOWN", health));
  }

  private static ObjectNode response(String description, String example, ObjectNode health) {
    var response = JSON.objectNode().put("description", description);
    response
        .putObject("headers")
        .set(
            SharedParts.Given.REQUEST_ID.header(),
            SharedParts.reference(SharedParts.Given.REQUEST_ID));
    var media = response.putObject("content").putObject(MEDIA_TYPE);
    media.set("schema", health.deepCopy());
    media.putObject("example").put("status", example);
    return response;
  }

  private static ObjectNode health(JsonSchemas schemas) {
    var status = JSON.objectNode().put("type", "string");
    status.putArray("enum").add("UP").add("DOWN").add("OUT_OF_SERVICE").add("UNKNOWN");
    var schema = JSON.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    properties.set("status", schemas.define("HealthStatus", status));
    properties.putObject("groups").put("type", "array").putObject("items").put("type", "string");
    schema.putArray("required").add("status");
    return schema;
  }

  private HealthPaths() {}
}
