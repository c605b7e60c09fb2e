package dev.daybook.ledger.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas of events, to hold the data of events against. */
public final class EventSchemas {

  private final RunningService service;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> known = new ConcurrentHashMap<>();

  public EventSchemas(RunningService service) {
    this.service = service;
  }

  /**
   * Throws when the data is not as its schema says.
   *
   * @param path of the schema, as the event names it
   */
  public void check(String path, String data) {
    var faults =
        known
            .computeIfAbsent(path, this::published)
            .validate(
                data,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    if (!faults.isEmpty()) {
      throw new AssertionError("Not as %s says: %s in\n%s".formatted(path, faults, data));
    }
  }

  private Schema published(String path) {
    var response = service.get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError("There is no schema at %s".formatted(path));
    }
    var schema = (ObjectNode) RunningService.json(response);
    close(schema);
    schema.path("$defs").forEach(EventSchemas::close);
    return registry.getSchema(schema);
  }

  /** What nobody has described must not be there, though readers have to bear it. */
  private static void close(JsonNode schema) {
    if (schema.has("properties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
  }
}
