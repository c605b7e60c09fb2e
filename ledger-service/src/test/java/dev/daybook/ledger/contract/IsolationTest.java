package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The owner of one tenant asks for everything that is described with the ids of another's things,
 * in paths and in bodies, and is answered word for word as about ids that nobody has. An operation
 * that is added takes part by itself: with a path variable that no thing is known for, the test
 * fails until the first tenant has such a thing.
 */
class IsolationTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final JsonNode OPENAPI = RunningService.json(SERVICE.get("/openapi.json"));

  /** Stands in every text of the first tenant. */
  private static final String MARK = Furnished.MARK;

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");
  private static final int NOT_FOUND = 404;
  private static final int NOT_PERMITTED = 403;

  private final Session first = SERVICE.newTenant();
  private final Session second = SERVICE.newTenant();

  /** What the first tenant has, by the path variable that means it. */
  private final Map<String, String> things = new LinkedHashMap<>();

  /** One operation as it is described. */
  private record Described(String method, String path, JsonNode operation) {

    List<String> variables() {
      return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** By such a name a tenant may call something of its own that another has too. */
    boolean namesSomethingOfItsOwn() {
      return method.equals("PUT") && path.endsWith("/roles/{role}");
    }

    boolean endsTheSession() {
      return path.endsWith("/auth/logout");
    }

    boolean isLive() {
      return operation.at("/responses/200/content").has("text/event-stream");
    }

    JsonNode body() {
      var media = operation.at("/requestBody/content/application~1json");
      var examples = media.path("examples");
      return examples.isEmpty()
          ? media.path("example")
          : examples.path(first(examples)).path("value");
    }

    /** The first that was a success, if one was. */
    private static String first(JsonNode examples) {
      var names = new ArrayList<>(examples.propertyNames());
      return names.stream()
          .filter(name -> name.matches("(created|added|edited|replaced|closed|voided|opened).*"))
          .findFirst()
          .orElse(names.getFirst());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Test
  void whoIsOfAnotherTenantIsToldNothing() {
    things.putAll(Furnished.by(first));
    var nobodys = new TreeMap<String, String>();
    things.forEach((name, value) -> nobodys.put(name, isId(value) ? id() : "of-nobody"));
    var leaks = new ArrayList<String>();
    for (var operation : described()) {
      assertThat(things.keySet())
          .as("The first tenant needs a thing that %s is about", operation)
          .containsAll(operation.variables());
      var known = ask(operation, things);
      leaks(operation, known).forEach(leaks::add);
      if (!operation.variables().isEmpty() || refers(operation.body())) {
        var unknown = ask(operation, nobodys);
        if (!said(known, things).equals(said(unknown, nobodys))) {
          leaks.add("%s tells %s from %s".formatted(operation, known.body(), unknown.body()));
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  /** If these answers came to somebody of another tenant, the check above would find it. */
  @Test
  void whatIsAskedForIsThereAndWouldBeFound() {
    things.putAll(Furnished.by(first));
    var overlooked = new ArrayList<String>();
    for (var operation : described()) {
      if (operation.method().equals("GET") && !operation.variables().isEmpty()) {
        var answer = first.get(filled(operation.path(), things));
        var isOfTheInstallation = answer.status() == NOT_PERMITTED;
        if (!isOfTheInstallation
            && (answer.status() != 200 || leaks(operation, answer.response()).isEmpty())) {
          overlooked.add(operation + " → " + answer.status());
        }
      }
    }
    assertThat(overlooked).isEmpty();
    var ofAList = first.get("/owners").is(200).response();
    var lists = new Described("GET", "/api/v1/owners", OPENAPI.at("/paths/~1api~1v1~1owners/get"));
    assertThat(leaks(lists, ofAList)).isNotEmpty();
  }

  private List<String> leaks(Described operation, HttpResponse<String> answer) {
    var leaks = new ArrayList<String>();
    var status = answer.statusCode();
    if (!operation.variables().isEmpty()
        && status != NOT_FOUND
        && status != NOT_PERMITTED
        && !operation.namesSomethingOfItsOwn()) {
      leaks.add("%s answers %d %s".formatted(operation, status, answer.body()));
    }
    var all = answer.headers().map() + "\n" + answer.body();
    if (all.contains(MARK) || all.contains(MARK.toLowerCase(Locale.ROOT) + ".example")) {
      leaks.add("%s shows what is called %s: %s".formatted(operation, MARK, all));
    }
    things.forEach(
        (name, value) -> {
          // An error may say the id again that the request named.
          if (isId(value) && all.contains(value) && status < 400) {
            leaks.add("%s shows the %s of another tenant: %s".formatted(operation, name, all));
          }
        });
    return leaks;
  }

  private HttpResponse<String> ask(Described operation, Map<String, String> ids) {
    var path = filled(operation.path(), ids);
    var body = operation.method().equals("GET") ? "" : text(referring(operation.body(), ids));
    return operation.isLive() && !operation.variables().isEmpty()
        ? second.send(operation.method(), path, body, "Accept", "text/event-stream").response()
        : second.send(operation.method(), path, body).response();
  }

  private static String text(JsonNode body) {
    return body.isMissingNode() ? "" : body.toString();
  }

  private static String filled(String path, Map<String, String> ids) {
    return Furnished.filled(path, ids);
  }

  /** The body, in which every id is that of such a thing. */
  private static JsonNode referring(JsonNode body, Map<String, String> ids) {
    var changed = body.deepCopy();
    eachId(changed, (name, value) -> ids.getOrDefault(thing(name), id()));
    return changed;
  }

  private static boolean refers(JsonNode body) {
    var found = new ArrayList<String>();
    eachId(
        body.deepCopy(),
        (name, value) -> {
          found.add(name);
          return value;
        });
    return !found.isEmpty();
  }

  /** A field may say in which way something is meant, such as {@code previous_period_id}. */
  private static String thing(String field) {
    return field.replaceFirst("^(previous|paid_by)_", "").replace("paid_by", "owner_id");
  }

  private interface Replacing {
    String replace(String name, String value);
  }

  private static void eachId(JsonNode node, Replacing replacing) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        var value = object.path(name);
        if (value.isString() && isId(value.asString())) {
          object.put(name, replacing.replace(name, value.asString()));
        } else {
          eachId(value, replacing);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> eachId(item, replacing));
    }
  }

  /** All that an answer says, without what is another each time and the ids that were asked for. */
  private static String said(HttpResponse<String> answer, Map<String, String> ids) {
    var headers = new TreeMap<>(answer.headers().map());
    List.of("date", "x-request-id", "daybook-position", "etag", "content-length", "ratelimit")
        .forEach(headers::remove);
    UnaryOperator<String> steady =
        text ->
            text.replaceAll("\"request_id\":\"[^\"]*\"", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "");
    var said = steady.apply(answer.statusCode() + " " + headers + "\n" + answer.body());
    for (var one : ids.entrySet()) {
      said = said.replace(one.getValue(), "{" + one.getKey() + "}");
    }
    return said.replaceAll("\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b", "{id}");
  }

  private static boolean isId(String value) {
    return value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static List<Described> described() {
    var all = new ArrayList<Described>();
    OPENAPI
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (path.startsWith("/api/") && !operation.path("security").isEmpty()) {
                        all.add(new Described(method.toUpperCase(Locale.ROOT), path, operation));
                      }
                    }));
    all.sort(
        Comparator.comparing(Described::endsTheSession)
            .thenComparing(Described::namesSomethingOfItsOwn));
    assertThat(all).hasSizeGreaterThan(70);
    return all;
  }
}
