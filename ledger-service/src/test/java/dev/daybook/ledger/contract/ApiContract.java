package dev.daybook.ledger.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published description of the interface, to hold exchanges against. */
public final class ApiContract {

  private static final JsonMapper JSON = new JsonMapper();

  /** What HTTP itself and browsers' safety need on every answer; no operation describes it. */
  private static final Set<String> GENERAL_HEADERS =
      Set.of(
          "cache-control",
          "connection",
          "content-length",
          "content-security-policy",
          "content-type",
          "cross-origin-resource-policy",
          "date",
          "keep-alive",
          "referrer-policy",
          "strict-transport-security",
          "transfer-encoding",
          "vary",
          "x-accel-buffering",
          "x-content-type-options",
          "x-frame-options");

  private final JsonNode document;
  private final Schemas schemas;
  private final List<DescribedPath> paths;

  private record DescribedPath(String template, Pattern pattern, JsonNode item) {

    static DescribedPath of(String template, JsonNode item) {
      var pattern = Pattern.quote(template).replaceAll("\\{[a-z_]+}", "\\\\E[^/]+\\\\Q");
      return new DescribedPath(template, Pattern.compile(pattern), item);
    }

    /** Literal paths before those with variables. */
    boolean isLiteral() {
      return !template.contains("{");
    }
  }

  public ApiContract(JsonNode document) {
    this.document = document;
    this.schemas = new Schemas(document);
    this.paths =
        document.path("paths").properties().stream()
            .map(path -> DescribedPath.of(path.getKey(), path.getValue()))
            .sorted((a, b) -> Boolean.compare(b.isLiteral(), a.isLiteral()))
            .toList();
  }

  /** Throws when the exchange is not as described. */
  void check(Exchange exchange) {
    var faults = faults(exchange);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "Not as /openapi.json describes it:\n- %s\nin\n%s"
              .formatted(String.join("\n- ", faults), exchange));
    }
  }

  List<String> faults(Exchange exchange) {
    var path = path(exchange);
    if (path.isEmpty()) {
      return unless(exchange, Set.of(400, 401, 404, 414, 431), "its path is not described");
    }
    var method = exchange.method().equals("HEAD") ? "get" : exchange.method();
    var operation = path.get().item().path(method.toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      return unless(exchange, Set.of(400, 405), "its method is not described");
    }
    var faults = new ArrayList<String>();
    answer(exchange, operation, faults);
    if (exchange.isSuccess()) {
      request(exchange, path.get(), operation, faults);
    }
    return faults;
  }

  private Optional<DescribedPath> path(Exchange exchange) {
    var path = exchange.uri().getRawPath();
    var versioned = path.matches("/api/(?!v1/).*") ? "/api/v1" + path.substring(4) : path;
    return paths.stream().filter(p -> p.pattern().matcher(versioned).matches()).findFirst();
  }

  private List<String> unless(Exchange exchange, Set<Integer> statuses, String fault) {
    if (!statuses.contains(exchange.status())) {
      return List.of(fault);
    }
    var schema = document.at("/components/schemas/ErrorAnswer");
    return exchange.mediaType().equals("application/json") && !exchange.method().equals("HEAD")
        ? exchange.answer().map(answer -> schemas.faults(schema, answer)).orElse(List.of())
        : List.of();
  }

  private void answer(Exchange exchange, JsonNode operation, List<String> faults) {
    var response = resolved(operation.path("responses").path(Integer.toString(exchange.status())));
    if (response.isMissingNode()) {
      faults.add("the status %d is not described".formatted(exchange.status()));
      return;
    }
    code(exchange, response.path("x-error-codes"), faults);
    headers(exchange, response.path("headers"), faults);
    missingHeaders(exchange, response.path("headers"), faults);
    var body = exchange.answer();
    if (exchange.method().equals("HEAD") || exchange.status() == 304) {
      if (body.filter(text -> !text.isEmpty()).isPresent()) {
        faults.add("it has a body");
      }
    } else {
      content(exchange, response.path("content"), faults);
    }
  }

  private static void code(Exchange exchange, JsonNode described, List<String> faults) {
    if (exchange.status() < 400 || !exchange.mediaType().equals("application/json")) {
      return;
    }
    exchange
        .answer()
        .filter(text -> !text.isEmpty())
        .map(text -> JSON.readTree(text).at("/error/code").asString(""))
        .filter(code -> described.valueStream().noneMatch(one -> one.asString().equals(code)))
        .ifPresent(code -> faults.add("the code %s is not described".formatted(code)));
  }

  private void headers(Exchange exchange, JsonNode described, List<String> faults) {
    exchange
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (GENERAL_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                  || name.equals(":status")) {
                return;
              }
              var header = ignoringCase(described, name);
              if (header.isEmpty()) {
                faults.add("the header %s is not described".formatted(name));
                return;
              }
              var schema = resolved(header.get()).path("schema");
              values.forEach(
                  value ->
                      schemas
                          .textFaults(schema, value)
                          .forEach(fault -> faults.add("header %s: %s".formatted(name, fault))));
            });
  }

  private void missingHeaders(Exchange exchange, JsonNode described, List<String> faults) {
    described.forEachEntry(
        (name, header) -> {
          if (resolved(header).path("required").asBoolean(false)
              && exchange.headers().firstValue(name).isEmpty()) {
            faults.add("the header %s is promised and was not sent".formatted(name));
          }
        });
  }

  private static Optional<JsonNode> ignoringCase(JsonNode object, String name) {
    return object.properties().stream()
        .filter(property -> property.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void content(Exchange exchange, JsonNode content, List<String> faults) {
    if (content.isEmpty()) {
      exchange
          .answer()
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> faults.add("it has a body, and none is described"));
      return;
    }
    var media =
        content.properties().stream()
            .filter(described -> plain(described.getKey()).equals(exchange.mediaType()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    if (media == null) {
      faults.add("the media type \"%s\" is not described".formatted(exchange.mediaType()));
      return;
    }
    var schema = media.path("schema");
    if (exchange.mediaType().endsWith("json") && !exchange.mediaType().endsWith("ndjson")) {
      exchange.answer().ifPresent(json -> faults.addAll(schemas.faults(schema, json)));
    } else if (exchange.mediaType().endsWith("ndjson")) {
      exchange
          .answer()
          .ifPresent(lines -> lines.lines().forEach(l -> faults.addAll(schemas.faults(schema, l))));
    }
  }

  /** A media type without its parameters. */
  static String plain(String mediaType) {
    return mediaType.split(";", 2)[0].strip();
  }

  /** What was accepted must be what the description allows. */
  private void request(
      Exchange exchange, DescribedPath path, JsonNode operation, List<String> faults) {
    var signedIn =
        exchange.requestHeaders().firstValue("authorization").isPresent()
            || exchange.requestHeaders().firstValue("x-api-key").isPresent();
    if (!operation.path("security").isEmpty() && !signedIn) {
      faults.add("it is described as needing a token, and was answered without one");
    }
    query(exchange, operation, faults);
    requestHeaders(exchange, operation, faults);
    var body = operation.path("requestBody");
    if (!exchange.request().isEmpty()) {
      var schema = body.at("/content/application~1json/schema");
      var type = exchange.requestHeaders().firstValue("content-type").orElse("");
      if (path.template().contains("/import/") && body.path("content").has(plain(type))) {
        // A file is taken as it is: what is wrong with it stands in its job.
        return;
      }
      if (schema.isMissingNode()) {
        faults.add("a body was accepted at %s, and none is described".formatted(path.template()));
      } else {
        schemas.faults(schema, exchange.request()).forEach(f -> faults.add("request: " + f));
      }
    } else if (body.path("required").asBoolean(false)) {
      faults.add("a body is described as required, and none was sent");
    }
  }

  private void query(Exchange exchange, JsonNode operation, List<String> faults) {
    var query = exchange.uri().getRawQuery();
    for (var pair : query == null ? new String[0] : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      var equals = pair.indexOf('=');
      var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      parameter(operation, "query", name)
          .ifPresentOrElse(
              parameter ->
                  schemas
                      .textFaults(parameter.path("schema"), value)
                      .forEach(fault -> faults.add("query %s: %s".formatted(name, fault))),
              () -> faults.add("the query parameter %s is not described".formatted(name)));
    }
  }

  private void requestHeaders(Exchange exchange, JsonNode operation, List<String> faults) {
    exchange
        .requestHeaders()
        .map()
        .forEach(
            (name, values) ->
                parameter(operation, "header", name)
                    .ifPresent(
                        parameter ->
                            values.forEach(
                                value ->
                                    schemas
                                        .textFaults(parameter.path("schema"), value)
                                        .forEach(f -> faults.add("header " + name + ": " + f)))));
  }

  private Optional<JsonNode> parameter(JsonNode operation, String in, String name) {
    return StreamSupport.stream(operation.path("parameters").spliterator(), false)
        .map(this::resolved)
        .filter(parameter -> parameter.path("in").asString().equals(in))
        .filter(parameter -> parameter.path("name").asString().equalsIgnoreCase(name))
        .findFirst();
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
