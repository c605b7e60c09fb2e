package dev.daybook.ledger.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Sends requests to the service, and keeps what was said under the operation and the outcome. */
final class Recorder {

  private static final int FIRST_ERROR = 400;
  private static final long LOOK_NANOS = 10_000_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Session session;
  private final List<Operation> operations;
  private final Map<String, ObjectNode> recorded = new TreeMap<>();
  private final List<String> surprises = new ArrayList<>();

  Recorder(Session session, Collection<Operation> operations) {
    this.session = session;
    // A path without variables before one that would take its words for an id.
    this.operations =
        operations.stream()
            .sorted(Comparator.comparing(operation -> operation.pathVariables().size()))
            .toList();
  }

  /** By the operation's id, its exchanges, with ids, positions and times that stay the same. */
  Map<String, JsonNode> recorded() {
    assertThat(surprises).isEmpty();
    var steady = new TreeMap<String, JsonNode>();
    recorded.forEach((id, file) -> steady.put(id, JSON.readTree(Steady.of(file.toString()))));
    return steady;
  }

  Reply get(String outcome, String path) {
    return send(outcome, "GET", path, "");
  }

  Reply post(String outcome, String path, String json) {
    return send(outcome, "POST", path, json);
  }

  Reply put(String outcome, String path, String json) {
    return send(outcome, "PUT", path, json);
  }

  Reply patch(String outcome, String path, String json) {
    return send(outcome, "PATCH", path, json);
  }

  Reply delete(String outcome, String path) {
    return send(outcome, "DELETE", path, "");
  }

  /** Sends a file. */
  Reply upload(String outcome, String path, String mediaType, String file) {
    return kept(outcome, "POST", path, file, session.upload(path, mediaType, file));
  }

  /** What is there as soon as it is not running any more, of which nothing is kept. */
  Reply over(String path) {
    for (var reply = session.get(path); ; reply = session.get(path)) {
      if (!reply.data("/status").equals("RUNNING")) {
        return reply;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /**
   * @param told the body, with single quotes, which are easier to read here
   */
  private Reply send(String outcome, String method, String path, String told) {
    var json = told.replace('\'', '"');
    return kept(outcome, method, path, json, session.send(method, path, json));
  }

  private Reply kept(String outcome, String method, String path, String json, Reply reply) {
    var operation = operation(method, path);
    if (reply.status() >= FIRST_ERROR
        ? !reply.code().equals(outcome)
        : isCode(outcome, operation)) {
      surprises.add(
          "%s %s %s%nwas to be %s, and was%n%s"
              .formatted(method, path, json, outcome, reply.response().body()));
    }
    var exchanges =
        recorded.computeIfAbsent(
            operation.id(),
            id -> {
              var file = JSON.createObjectNode();
              file.put("operation", operation.toString());
              file.putObject("exchanges");
              return file;
            });
    exchanges.withObject("/exchanges").set(outcome, exchange(method, path, json, reply));
    return reply;
  }

  private static boolean isCode(String outcome, Operation operation) {
    return Stream.concat(
            operation.refusals().stream(),
            Stream.of(ErrorCodes.NOT_FOUND, ErrorCodes.VALIDATION_ERROR))
        .anyMatch(code -> code.code().equals(outcome));
  }

  private static ObjectNode exchange(String method, String path, String json, Reply reply) {
    var exchange = JSON.createObjectNode();
    var request = exchange.putObject("request");
    request.put("method", method).put("path", "/api/v1" + path);
    if (!json.isEmpty()) {
      request.set("body", body(json));
    }
    var answer = exchange.putObject("answer").put("status", reply.status());
    if (!reply.response().body().isEmpty()) {
      answer.set("body", body(reply.response().body()));
      // It is that of the log's line, and another one every time.
      if (answer.at("/body/error") instanceof ObjectNode error) {
        error.put("request_id", "8f14e45fceea167a");
      }
    }
    return exchange;
  }

  /** As JSON if it is, and else as a text. */
  private static JsonNode body(String text) {
    return text.startsWith("{") ? JSON.readTree(text) : StringNode.valueOf(text);
  }

  private Operation operation(String method, String path) {
    var plain = path.split("\\?", 2)[0];
    var matching = new ArrayList<Operation>();
    for (var operation : operations) {
      var pattern = Pattern.quote(operation.path()).replaceAll("\\{[a-z_]+}", "\\\\E[^/]+\\\\Q");
      if (operation.method().name().equals(method) && plain.matches(pattern)) {
        matching.add(operation);
      }
    }
    return matching.getFirst();
  }
}
