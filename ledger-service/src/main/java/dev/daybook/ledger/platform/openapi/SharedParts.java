package dev.daybook.ledger.platform.openapi;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The headers that many operations take and give, each described once. */
final class SharedParts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String POSITION = "A position of the log.";

  /** A header of a request, by the name of its component. */
  enum Taken {
    REQUEST_ID(
        "X-Request-ID",
        text(128).put("pattern", "^[0-9A-Za-z._-]+$"),
        "An id for this request, to find it in logs by; one is made where there is none."),
    IDEMPOTENCY_KEY(
        "Idempotency-Key",
        text(255),
        "Makes a repetition safe: the first success with a key is given again for at least 24"
            + " hours, with `Idempotency-Replayed: true`. Quoted or not."),
    IF_MATCH("If-Match", text(), "Change only the version that has this `ETag`; otherwise 412."),
    IF_NONE_MATCH("If-None-Match", text(), "Answer 304 if the `ETag` is still this one."),
    MIN_POSITION(
        "Daybook-Min-Position",
        position(),
        "Answer from a state that reflects at least this position: the `Daybook-Position` of a"
            + " command. A caller's own last write is waited for without it."),
    PREFER(
        "Prefer",
        text(),
        "`wait=5` waits up to 5 seconds for that position, at most 10; then 503 `view_behind`."),
    LAST_EVENT_ID(
        "Last-Event-ID", position(), "Go on after this position, when a live answer broke off.");

    private final String header;
    private final ObjectNode schema;
    private final String description;

    Taken(String header, ObjectNode schema, String description) {
      this.header = header;
      this.schema = schema;
      this.description = description;
    }

    String header() {
      return header;
    }
  }

  /** A header of an answer, by the name of its component. */
  enum Given {
    REQUEST_ID("X-Request-ID", text(), "The id of this request in the logs."),
    RATE_LIMIT_POLICY(
        "RateLimit-Policy",
        text(),
        "How much may be asked: a list of policies, with the requests of each (`q`) in so many"
            + " seconds (`w`), such as `\"caller\";q=6000;w=10, \"tenant\";q=20000;w=10`."),
    RATE_LIMIT(
        "RateLimit",
        text(),
        "What is left of each policy: requests (`r`), and seconds until there are more (`t`)."),
    POSITION(
        "Daybook-Position",
        position(),
        "Of a command: the position of its last event. Of a read: the position it reflects."),
    ETAG("ETag", text(), "The version of the resource, for `If-Match` and `If-None-Match`."),
    DISPOSITION("Content-Disposition", text(), "The name that the file may be kept under."),
    LOCATION("Location", text().put("format", "uri-reference"), "Where the new thing is."),
    REPLAYED(
        "Idempotency-Replayed",
        text().put("const", "true"),
        "This is the first answer to this `Idempotency-Key`, given again."),
    RETRY_AFTER("Retry-After", position(), "Seconds to wait before the next attempt."),
    WWW_AUTHENTICATE("WWW-Authenticate", text(), "How to sign in.");

    /** What any answer may carry. */
    static final List<Given> ALWAYS = List.of(REQUEST_ID, RATE_LIMIT_POLICY, RATE_LIMIT);

    private final String header;
    private final ObjectNode schema;
    private final String description;

    /** Wherever it is described; of the others it depends on more than the status. */
    boolean isAlwaysSent() {
      return this == REQUEST_ID || this == LOCATION || this == WWW_AUTHENTICATE;
    }

    Given(String header, ObjectNode schema, String description) {
      this.header = header;
      this.schema = schema;
      this.description = description;
    }

    String header() {
      return header;
    }
  }

  static ObjectNode reference(Taken taken) {
    return JSON.objectNode().put("$ref", "#/components/parameters/" + taken.header);
  }

  static ObjectNode reference(Given given) {
    return JSON.objectNode().put("$ref", "#/components/headers/" + given.header);
  }

  static ObjectNode parameters() {
    var parameters = JSON.objectNode();
    for (var taken : Taken.values()) {
      parameters
          .putObject(taken.header)
          .put("name", taken.header)
          .put("in", "header")
          .put("description", taken.description)
          .set("schema", taken.schema.deepCopy());
    }
    return parameters;
  }

  static ObjectNode headers() {
    var headers = JSON.objectNode();
    for (var given : Given.values()) {
      headers
          .putObject(given.header)
          .put("description", given.description)
          .put("required", given.isAlwaysSent())
          .set("schema", given.schema.deepCopy());
    }
    return headers;
  }

  private static ObjectNode text() {
    return JSON.objectNode().put("type", "string");
  }

  private static ObjectNode text(int maxLength) {
    return text().put("minLength", 1).put("maxLength", maxLength);
  }

  private static ObjectNode position() {
    return JSON.objectNode().put("type", "integer").put("format", "int64").put("minimum", 0);
  }

  private SharedParts() {}
}
