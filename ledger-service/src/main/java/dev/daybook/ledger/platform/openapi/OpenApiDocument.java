package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import dev.daybook.ledger.platform.http.Envelopes;
import dev.daybook.ledger.platform.http.Operation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document of a set of operations. */
public final class OpenApiDocument {

  static final String VERSION = "3.1.1";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final List<Class<?>> ENVELOPES =
      List.of(Envelopes.ErrorAnswer.class, Envelopes.ProblemDocument.class, Envelopes.Meta.class);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String DESCRIPTION =
      """
      Everything is written down once, in order, and every sheet is posted from it.

      One thing comes as `{"data": {…}}`, many as `{"data": […], "meta": {…}}`, an error as \
      `{"error": {…}}` or, with `Accept: application/problem+json`, as RFC 9457 has it. Every code \
      has a paragraph at [/docs/errors](/docs/errors). The paths below `/api/v1` answer below \
      `/api` too. Every `GET` answers `HEAD`.

      Amounts are decimal texts such as `"125.50"`, in the currency beside them or in that of the \
      period; a request may give an exact JSON number instead. Days are `2026-11-21`, times are in \
      UTC, ids are UUIDs. A balance is positive where the community owes the owner, and negative \
      where the owner owes.

      Nothing is overwritten: every change is an event at a position of the log. A command answers \
      with its `Daybook-Position`, `as_of` and `at_position` ask what was answered at an earlier \
      time, and `/history` tells who changed what. A command with an `Idempotency-Key` can be \
      repeated safely; with `dry_run=true` it only says what would happen.
      """;

  static ObjectNode of(Collection<Operation> operations, Tags groups, String version) {
    var document = JSON.objectNode().put("openapi", VERSION);
    info(document.putObject("info"), version);
    document.putArray("servers").addObject().put("url", "/").put("description", "This service");
    groups.write(document.putArray("tags"), operations);
    var accepted = JsonSchemas.in(Direction.ACCEPTED, SCHEMAS);
    var written = JsonSchemas.in(Direction.WRITTEN, SCHEMAS);
    var errors = new DescribedErrors();
    var paths = document.putObject("paths");
    operations.stream()
        .sorted(Comparator.comparing(DescribedOperation::path))
        .forEach(
            operation ->
                paths
                    .withObject(pointer(DescribedOperation.path(operation)))
                    .set(
                        operation.method().name().toLowerCase(Locale.ROOT),
                        new DescribedOperation(operation, accepted, written, errors).describe()));
    HealthPaths.addTo(paths, written);
    ENVELOPES.forEach(written::reference);
    ErrorSchemas.define(written, operations);
    components(document.putObject("components"), accepted, written, errors);
    Examples.add(document);
    return document;
  }

  private static JsonPointer pointer(String path) {
    return JsonPointer.empty().appendProperty(path);
  }

  private static void info(ObjectNode info, String version) {
    info.put("title", "Daybook")
        .put("version", version)
        .put("summary", "A ledger as a service: commands become events, views are posted from them")
        .put("description", DESCRIPTION);
    info.putObject("license").put("name", "Apache 2.0").put("identifier", "Apache-2.0");
    info.putObject("contact").put("name", "Whoever runs this service");
  }

  private static void components(
      ObjectNode components, JsonSchemas accepted, JsonSchemas written, DescribedErrors errors) {
    var schemes = components.putObject("securitySchemes");
    schemes
        .putObject(DescribedOperation.BEARER)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put(
            "description",
            "The `access_token` that `POST /api/v1/auth/login` gives; a program may send its API"
                + " key in the same way.");
    schemes
        .putObject(DescribedOperation.API_KEY)
        .put("type", "apiKey")
        .put("in", "header")
        .put("name", "X-Api-Key")
        .put("description", "A key that `POST /api/v1/api-keys` gives.");
    components.set("parameters", SharedParts.parameters());
    components.set("headers", SharedParts.headers());
    components.putObject("responses").setAll(errors.shared());
    components.putObject("schemas").setAll(schemas(accepted, written));
  }

  /** A record that is both taken and given, but not as the same, needs two names. */
  private static TreeMap<String, JsonNode> schemas(JsonSchemas accepted, JsonSchemas written) {
    Decimals.name(accepted);
    var all = new TreeMap<String, JsonNode>(written.definitions());
    accepted
        .definitions()
        .forEach(
            (name, schema) -> {
              var other = all.putIfAbsent(name, schema);
              if (other != null && !other.equals(schema)) {
                throw new IllegalStateException(
                    name + " is taken in one form and given in another: make it two records");
              }
            });
    return all;
  }

  private OpenApiDocument() {}
}
