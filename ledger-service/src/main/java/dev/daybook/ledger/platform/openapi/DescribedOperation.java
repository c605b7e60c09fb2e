package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.ledger.platform.http.Envelopes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Operation.Access;
import dev.daybook.ledger.platform.http.Operation.Pages;
import dev.daybook.ledger.platform.http.Operation.Shape;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Paths;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.openapi.SharedParts.Given;
import dev.daybook.ledger.platform.openapi.SharedParts.Taken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes one operation as OpenAPI describes it. */
final class DescribedOperation {

  static final String BEARER = "bearer";
  static final String API_KEY = "api_key";

  /** Which permissions an operation takes, one of them, for programs. */
  private static final String PERMISSIONS = "x-permissions";

  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Operation operation;
  private final JsonSchemas accepted;
  private final JsonSchemas written;
  private final DescribedErrors errors;

  DescribedOperation(
      Operation operation, JsonSchemas accepted, JsonSchemas written, DescribedErrors errors) {
    this.operation = operation;
    this.accepted = accepted;
    this.written = written;
    this.errors = errors;
  }

  static String path(Operation operation) {
    return operation.isAtRoot() ? operation.path() : Paths.BASE + operation.path();
  }

  ObjectNode describe() {
    var described =
        JSON.objectNode()
            .put("operationId", operation.id())
            .put("summary", operation.summary())
            .put("description", description());
    described.putArray("tags").add(operation.tag());
    security(described.putArray("security"));
    operation.permissions().stream()
        .map(Permission::name)
        .forEach(described.putArray(PERMISSIONS)::add);
    described.set("parameters", parameters());
    if (operation.method() != HttpMethod.GET && operation.method() != HttpMethod.DELETE) {
      described.set("requestBody", requestBody());
    }
    var responses = described.putObject("responses");
    successes(responses);
    errors.describe(operation, responses);
    return described;
  }

  private String description() {
    var sentences = new ArrayList<String>();
    if (!operation.description().isEmpty()) {
      sentences.add(operation.description());
    }
    var body = operation.body();
    if (operation.isChange() && body != null) {
      sentences.add("What the body leaves out stays as it is; " + whatNullDoes(body));
    }
    needed().ifPresent(sentences::add);
    if (operation.pages() instanceof Pages(var list, _, var length)) {
      sentences.add(
          list == null
              ? "`Accept: application/x-ndjson` gives all of it, a line each%s."
                  .formatted(operation.trailer() == null ? "" : ", and a last line about them")
              : PAGES_OF_A_LIST.formatted(list, length.unlessSaid(), length.most(), list));
    }
    if (operation.isTable()) {
      sentences.add(operation.pages() == null ? TABLE + "." : TABLE + PAGE_OF_A_TABLE);
    }
    if (!operation.warnings().isEmpty()) {
      sentences.add(
          "Is done with a warning in `meta.warnings`: %s."
              .formatted(
                  operation.warnings().stream()
                      .map(warning -> "`%s` %s".formatted(warning.code(), warning.when()))
                      .collect(Collectors.joining("; "))));
    }
    if (operation.representations().contains(Representation.LIVE)) {
      sentences.add(
          "`Accept: text/event-stream` gives %s live: `id:` is the position, and a comment comes every 15 seconds."
              .formatted(
                  operation.isFollowing()
                      ? "each of them, and each that comes,"
                      : operation.shape() == Shape.MANY ? "the same page" : "it"));
      if (operation.isTimeTravel()) {
        sentences.add("A live answer is about now: it takes neither `as_of` nor `at_position`.");
      }
    }
    return sentences.isEmpty() ? operation.summary() + "." : String.join(" ", sentences);
  }

  private Optional<String> needed() {
    return switch (operation.access()) {
      case Access.Open _, Access.SignedIn _ -> Optional.empty();
      case Access.Person _ -> Optional.of("Takes an access token: an API key is refused.");
      case Access.Needs(var permission) ->
          Optional.of("Needs the permission `%s`.".formatted(permission.name()));
      case Access.NeedsOrOwn(var permission, var own, _) ->
          Optional.of(
              "Needs the permission `%s`, or `%s` where the owner is the caller."
                  .formatted(permission.name(), own.name()));
    };
  }

  private static final String PAGES_OF_A_LIST =
      "`%s` comes by pages, of %d unless `limit` says another length, up to %d; `meta` says how"
          + " many there are in all. `Accept: application/x-ndjson` gives all `%s` and nothing"
          + " else, a line each.";

  private static final String TABLE = "`Accept: text/csv` or `format=csv` gives it as a table";
  private static final String PAGE_OF_A_TABLE =
      ": all of it, unless `skip` or `limit` ask for a page.";

  private static String whatNullDoes(Class<? extends Record> change) {
    var taken =
        Arrays.stream(change.getRecordComponents())
            .filter(component -> component.getType() == Optional.class)
            .map(component -> "`%s`".formatted(JsonSchemas.propertyName(component)))
            .collect(Collectors.joining(", "));
    return taken.isEmpty()
        ? "null is refused."
        : "null takes away %s, and is refused for anything else.".formatted(taken);
  }

  private void security(ArrayNode security) {
    if (!operation.isOpen()) {
      security.addObject().putArray(BEARER);
      if (!(operation.access() instanceof Access.Person)) {
        security.addObject().putArray(API_KEY);
      }
    }
  }

  private ArrayNode parameters() {
    var parameters = JSON.arrayNode();
    operation.pathVariables().forEach(name -> parameters.add(pathVariable(name)));
    operation.allQuery().forEach(parameter -> parameters.add(query(parameter)));
    headers().forEach(taken -> parameters.add(SharedParts.reference(taken)));
    if (operation.isWaitingIfAsked()) {
      parameters.add(preferWait());
    }
    return parameters;
  }

  private static ObjectNode preferWait() {
    var parameter =
        JSON.objectNode()
            .put("name", "Prefer")
            .put("in", "header")
            .put("description", "`wait=5` waits up to 5 seconds for it, at most 10.");
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private List<Taken> headers() {
    var headers = new ArrayList<>(List.of(Taken.REQUEST_ID));
    if (DescribedErrors.takesIdempotencyKey(operation)) {
      headers.add(Taken.IDEMPOTENCY_KEY);
    }
    if (operation.isConditional()) {
      headers.add(Taken.IF_MATCH);
    }
    if (mayBeKnown()) {
      headers.add(Taken.IF_NONE_MATCH);
    }
    if (DescribedErrors.waits(operation)) {
      headers.addAll(List.of(Taken.MIN_POSITION, Taken.PREFER));
    }
    if (operation.representations().contains(Representation.LIVE)) {
      headers.add(Taken.LAST_EVENT_ID);
    }
    return headers;
  }

  private ObjectNode pathVariable(String name) {
    var parameter =
        JSON.objectNode()
            .put("name", name)
            .put("in", "path")
            .put("required", true)
            .put("description", "Which %s.".formatted(thing(name)));
    parameter.set(
        "schema",
        Operation.isId(name)
            ? accepted.reference(UUID.class)
            : accepted.reference(String.class).put("maxLength", 200));
    return parameter;
  }

  private static String thing(String pathVariable) {
    var id = pathVariable.endsWith("_id");
    return (id ? pathVariable.substring(0, pathVariable.length() - 3) : pathVariable)
        .replace('_', ' ');
  }

  private ObjectNode query(Parameter<?> parameter) {
    var described =
        JSON.objectNode()
            .put("name", parameter.name())
            .put("in", "query")
            .put("description", parameter.description());
    if (parameter.isRepeatable()) {
      var list = JSON.objectNode().put("type", "array").put("minItems", 1);
      list.put("maxItems", parameter.limits().max());
      list.set("items", choices(accepted.reference(String.class), parameter));
      described.set("schema", list);
      return described;
    }
    var schema = accepted.reference(parameter.form().type());
    if (parameter.form().type() == BigDecimal.class) {
      // In an address a number is a text as well, and generated clients ask which of both is meant.
      schema.put("type", "string");
    }
    if (!parameter.limits().isNone()) {
      var isText = parameter.form().type() == String.class;
      schema.put(isText ? "minLength" : "minimum", parameter.limits().min());
      schema.put(isText ? "maxLength" : "maximum", parameter.limits().max());
    }
    described.set("schema", choices(schema, parameter));
    return described;
  }

  private static ObjectNode choices(ObjectNode schema, Parameter<?> parameter) {
    if (!parameter.choices().isEmpty()) {
      var choices = schema.putArray("enum");
      parameter.choices().forEach(choices::add);
    }
    return schema;
  }

  private ObjectNode requestBody() {
    var upload = operation.upload();
    if (upload != null) {
      var file = JSON.objectNode().put("description", "The file, in UTF-8.");
      file.putObject("content").putObject(upload).set("schema", fileOf(upload));
      return file;
    }
    var declared = operation.body();
    var body = JSON.objectNode().put("required", declared != null && requiresAnything(declared));
    var schema =
        declared == null
            ? JSON.objectNode().put("type", "object").put("additionalProperties", false)
            : operation.isChange() ? accepted.inlineChange(declared) : accepted.inline(declared);
    var name = declared == null ? "NoBody" : SchemaNames.ofBody(operation);
    if (declared == null) {
      body.put("description", "Nothing, or an object with nothing in it.");
    }
    var reference = accepted.define(name, schema);
    var content = body.putObject("content");
    content.putObject("application/json").set("schema", reference);
    if (operation.isChange()) {
      content.putObject(MERGE_PATCH).set("schema", reference.deepCopy());
    }
    return body;
  }

  private static boolean requiresAnything(Class<? extends Record> body) {
    return JsonSchemas.properties(body).values().stream().anyMatch(c -> !JsonSchemas.isNullable(c));
  }

  private void successes(ObjectNode responses) {
    responses.set(Integer.toString(operation.status()), success("It is done.", operation.status()));
    if (operation.isCommand() && operation.status() != 200) {
      responses.set("200", success("With `dry_run=true`: what would happen.", 200));
    }
    if (mayBeKnown()) {
      var notModified = responses.putObject("304").put("description", "It is still the same.");
      var given = new ArrayList<>(Given.ALWAYS);
      given.addAll(List.of(Given.ETAG, Given.POSITION));
      headers(notModified, given);
    }
  }

  /** A file is made while it is read: nobody knows before whether it is still the same. */
  private boolean mayBeKnown() {
    return operation.method() == HttpMethod.GET && operation.shape() != Shape.FILE;
  }

  private ObjectNode success(String description, int status) {
    var response = JSON.objectNode().put("description", description);
    headers(response, given(status));
    if (operation.shape() != Shape.NOTHING) {
      content(response.putObject("content"));
    }
    return response;
  }

  private List<Given> given(int status) {
    var given = new ArrayList<>(Given.ALWAYS);
    if (operation.shape() != Shape.RAW && !operation.isOpen()) {
      given.add(Given.POSITION);
    }
    if (operation.shape() == Shape.FILE || operation.isTable()) {
      given.add(Given.DISPOSITION);
    }
    if (operation.shape() != Shape.FILE && operation.shape() != Shape.NOTHING) {
      given.add(Given.ETAG);
    }
    if (status == 201 || status == 202) {
      given.add(Given.LOCATION);
    }
    if (DescribedErrors.takesIdempotencyKey(operation)) {
      given.add(Given.REPLAYED);
    }
    return given;
  }

  private static void headers(ObjectNode response, List<Given> given) {
    var headers = response.putObject("headers");
    given.forEach(header -> headers.set(header.header(), SharedParts.reference(header)));
  }

  private void content(ObjectNode content) {
    content.putObject(operation.mediaType()).set("schema", body());
    if (operation.representations().contains(Representation.LINES)) {
      content.putObject("application/x-ndjson").set("schema", line());
    }
    if (operation.isTable()) {
      content.putObject("text/csv").set("schema", table());
    }
    if (operation.representations().contains(Representation.LIVE)) {
      content
          .putObject("text/event-stream")
          .putObject("schema")
          .put("type", "string")
          .put(
              "description",
              !operation.isFollowing()
                      && (operation.shape() == Shape.MANY || operation.meta() != null)
                  ? "Messages; the data of each is one line of JSON: the same, in the envelope."
                  : "Messages; the data of each is one line of JSON: what stands in the envelope.");
    }
  }

  private ObjectNode body() {
    return switch (operation.shape()) {
      case NOTHING -> JSON.objectNode();
      case RAW, FILE -> fileOf(operation.mediaType());
      case ONE ->
          operation.pages() == null
              ? one()
              : named("Page", page(row(), written.reference(Envelopes.Meta.class)));
      case ALL -> named("List", noted(operation, array(row()), written));
      case MANY -> named("Page", page(array(row()), written.reference(Envelopes.Meta.class)));
    };
  }

  /** With what there may be to warn of beside it. */
  private ObjectNode one() {
    var one = noted(operation, row(), written);
    if (operation.warnings().isEmpty()) {
      return named("Answer", one);
    }
    ((ObjectNode) one.path("properties")).set("meta", written.reference(Envelopes.Warnings.class));
    return named("WarnedAnswer", one);
  }

  static ObjectNode array(ObjectNode row) {
    var rows = JSON.objectNode().put("type", "array");
    rows.set("items", row);
    return rows;
  }

  /** Something in an envelope, with what the operation has to say about it. */
  static ObjectNode noted(Operation operation, ObjectNode data, JsonSchemas written) {
    var meta = operation.meta();
    return meta == null ? envelope(data) : page(data, written.reference(meta));
  }

  private ObjectNode named(String form, ObjectNode schema) {
    return written.define(SchemaNames.ofAnswer(operation, row(), form), schema);
  }

  private static ObjectNode fileOf(String mediaType) {
    return JSON.objectNode().put("type", mediaType.endsWith("json") ? "object" : "string");
  }

  private ObjectNode row() {
    var type = operation.answer();
    return type == null ? JSON.objectNode() : written.reference(type);
  }

  /** Its first line, so that programs know the columns without asking for any row. */
  private ObjectNode table() {
    var header = operation.table().header().strip();
    return JSON.objectNode().put("type", "string").put("description", COLUMNS.formatted(header));
  }

  private static final String COLUMNS =
      "As RFC 4180 has it, in UTF-8, with CR LF at the end of a line. The first line names the"
          + " columns: `%s`. Empty is null, and a list within a row is JSON. A text that begins with"
          + " one of `= + - @ '`, a tab or a carriage return has an apostrophe before it, so that no"
          + " program makes a formula of it; numbers have none.";

  private ObjectNode line() {
    var pages = operation.pages();
    var row = pages == null ? row() : written.reference(pages.row());
    return operation.trailer() == null
        ? row
        : named("Line", either(row, written.reference(operation.trailer())));
  }

  private static ObjectNode either(ObjectNode one, ObjectNode other) {
    var either = JSON.objectNode();
    either.putArray("anyOf").add(one).add(other);
    return either;
  }

  static ObjectNode page(ObjectNode rows, ObjectNode meta) {
    var page = envelope(rows);
    ((ObjectNode) page.path("properties")).set("meta", meta);
    page.withArray("required").add("meta");
    return page;
  }

  private static ObjectNode envelope(ObjectNode data) {
    var schema = JSON.objectNode().put("type", "object");
    schema.putObject("properties").set("data", data);
    schema.putArray("required").add("data");
    return schema;
  }
}
