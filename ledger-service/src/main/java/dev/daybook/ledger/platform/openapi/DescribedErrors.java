package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.platform.http.Envelopes;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Operation.Shape;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.openapi.SharedParts.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which errors an operation may answer, and how they are described. */
final class DescribedErrors {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Which codes there can be, beside the one schema of all errors: a schema for each set of them
   * would be a class for each in a generated client, and tell its user nothing.
   */
  private static final String CODES = "x-error-codes";

  /** What gives nothing else may be refused what any of the resources that it is about may be. */
  private static final String EVENT_STREAM = "text/event-stream";

  /** Sets of codes that many operations share are described once, under the status. */
  private final Map<String, ObjectNode> shared = new TreeMap<>();

  private final Map<List<ErrorCode>, String> names = new LinkedHashMap<>();

  /** By status, every code that can come with it. */
  static SortedMap<Integer, List<ErrorCode>> of(Operation operation) {
    return codes(operation).stream()
        .distinct()
        .collect(Collectors.groupingBy(ErrorCode::status, TreeMap::new, Collectors.toList()));
  }

  private static List<ErrorCode> codes(Operation operation) {
    var codes = new ArrayList<ErrorCode>();
    codes.add(ErrorCodes.MALFORMED_REQUEST);
    codes.add(ErrorCodes.NOT_ACCEPTABLE);
    codes.add(ErrorCodes.VALIDATION_ERROR);
    codes.add(ErrorCodes.RATE_LIMITED);
    codes.add(ErrorCodes.INTERNAL_ERROR);
    codes.add(ErrorCodes.OVERLOADED);
    codes.add(ErrorCodes.UNAVAILABLE);
    if (operation.method() != HttpMethod.GET) {
      codes.add(ErrorCodes.MALFORMED_JSON);
      codes.add(ErrorCodes.REQUEST_TIMEOUT);
      codes.add(ErrorCodes.BODY_TOO_LARGE);
      codes.add(ErrorCodes.UNSUPPORTED_MEDIA_TYPE);
      codes.add(ErrorCodes.DISK_FULL);
    }
    if (!operation.isOpen()) {
      codes.add(ErrorCodes.NOT_SIGNED_IN);
    }
    if (operation.isRestricted()) {
      codes.add(ErrorCodes.NOT_PERMITTED);
    }
    if (!operation.pathVariables().isEmpty()) {
      codes.add(ErrorCodes.NOT_FOUND);
    }
    if (operation.isCommand()) {
      codes.add(ErrorCodes.CONFLICT);
    }
    if (operation.isConditional()) {
      codes.add(ErrorCodes.PRECONDITION_FAILED);
    }
    if (takesIdempotencyKey(operation)) {
      codes.add(ErrorCodes.IDEMPOTENCY_KEY_IN_FLIGHT);
      codes.add(ErrorCodes.IDEMPOTENCY_KEY_REUSED);
    }
    if (waits(operation)) {
      codes.add(ErrorCodes.VIEW_BEHIND);
    }
    if (operation.pages() != null) {
      codes.add(ErrorCodes.ANSWER_TOO_LARGE);
    }
    if (operation.representations().size() > 1 || operation.shape() == Shape.FILE) {
      codes.add(ErrorCodes.TOO_MANY_STREAMS);
    }
    if (operation.mediaType().equals(EVENT_STREAM)) {
      codes.add(ErrorCodes.NOT_PERMITTED);
      codes.add(ErrorCodes.NOT_FOUND);
      codes.add(ErrorCodes.TOO_MANY_STREAMS);
      codes.add(ErrorCodes.VIEW_BEHIND);
    }
    codes.addAll(operation.refusals());
    return codes;
  }

  static boolean takesIdempotencyKey(Operation operation) {
    return !operation.isOpen() && operation.method() != HttpMethod.GET;
  }

  /** Whether it reads a view, which may have to catch up first. */
  static boolean waits(Operation operation) {
    return !operation.isOpen()
        && operation.method() == HttpMethod.GET
        && (operation.isTimeTravel()
            || operation.representations().contains(Representation.LINES)
            || operation.representations().contains(Representation.LIVE));
  }

  /** Adds the error responses of an operation. */
  void describe(Operation operation, ObjectNode responses) {
    of(operation)
        .forEach(
            (status, codes) -> {
              if (codes.stream().anyMatch(operation.refusals()::contains)) {
                responses.set(Integer.toString(status), response(codes));
              } else {
                responses
                    .putObject(Integer.toString(status))
                    .put("$ref", "#/components/responses/" + name(codes));
              }
            });
  }

  private String name(List<ErrorCode> codes) {
    var known = names.get(codes);
    if (known != null) {
      return known;
    }
    var name = codes.stream().map(DescribedErrors::name).collect(Collectors.joining("Or"));
    names.put(codes, name);
    shared.put(name, response(codes));
    return name;
  }

  private static String name(ErrorCode code) {
    var name = new StringBuilder();
    for (var word : code.code().split("_", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }

  /** The responses that were referred to so far. */
  Map<String, ObjectNode> shared() {
    return shared;
  }

  private static ObjectNode response(List<ErrorCode> codes) {
    var response =
        JSON.objectNode()
            .put(
                "description",
                codes.stream()
                    .map(code -> "`%s`: %s".formatted(code.code(), code.help()))
                    .collect(Collectors.joining("\n\n")));
    var headers = response.putObject("headers");
    headers(codes.getFirst().status())
        .forEach(given -> headers.set(given.header(), SharedParts.reference(given)));
    var content = response.putObject("content");
    content.putObject("application/json").setAll(envelope(codes));
    content
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/ProblemDocument");
    codes.stream().map(ErrorCode::code).forEach(response.putArray(CODES)::add);
    return response;
  }

  private static List<Given> headers(int status) {
    var headers = new ArrayList<>(Given.ALWAYS);
    switch (status) {
      case 401 -> headers.add(Given.WWW_AUTHENTICATE);
      case 404 -> headers.add(Given.POSITION);
      case 409, 425 -> headers.add(Given.RETRY_AFTER);
      case 412 -> headers.add(Given.ETAG);
      case 429, 503 -> headers.add(Given.RETRY_AFTER);
      default -> {}
    }
    return headers;
  }

  private static ObjectNode envelope(List<ErrorCode> codes) {
    var media = JSON.objectNode();
    media.putObject("schema").put("$ref", "#/components/schemas/ErrorAnswer");
    var examples = media.putObject("examples");
    for (var code : codes) {
      examples
          .putObject(code.code())
          .put("summary", code.title())
          .set("value", ContractJson.MAPPER.valueToTree(example(code)));
    }
    return media;
  }

  private static Envelopes.ErrorAnswer example(ErrorCode code) {
    return new Envelopes.ErrorAnswer(
        new Envelopes.ApiError(
            code.code(),
            code.title() + ".",
            List.of(),
            "8f14e45fceea167a",
            code.retryable(),
            "/docs/errors#" + code.code()));
  }
}
