package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Some who record contributions as fast as they can, each under a key that is its comment too, and
 * remember what they were answered and what they were not.
 */
final class Recorders {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
  private static final int MAX_TRIES = 600;

  /** Statuses that say: ask again under the same key. */
  private static final Set<Integer> ASK_AGAIN = Set.of(409, 503);

  private final HttpClient client;
  private final URI base;
  private final String authorization;
  private final String owner;
  private final String period;
  private final AtomicInteger keys = new AtomicInteger();

  /** The ids that were given, by key. */
  final Map<String, String> answered = new ConcurrentHashMap<>();

  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

  Recorders(HttpClient client, URI base, String authorization) {
    this.client = client;
    this.base = base;
    this.authorization = authorization;
    this.owner = created("/owners", "{\"name\": \"Ada\"}");
    this.period =
        created(
            "/periods",
            """
            {"name": "Q1", "start_date": "2026-01-01", "end_date": "2026-03-31", "currency": "EUR"}
            """);
  }

  static String signedIn(HttpClient client, URI base, String password) {
    var login = "{\"tenant\": \"demo\", \"username\": \"owner\", \"password\": \"%s\"}";
    try {
      var request =
          HttpRequest.newBuilder(base.resolve("/api/v1/auth/login"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(login.formatted(password)));
      var response = client.send(request.build(), BodyHandlers.ofString());
      return "Bearer " + JSON.readTree(response.body()).at("/data/access_token").asString();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String created(String path, String json) {
    try {
      var response = sent("POST", path, json);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
      return JSON.readTree(response.body()).at("/data/id").asString();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Until nobody wants more, or the service is gone. */
  void work(int recorders, BooleanSupplier more) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, recorders).forEach(i -> threads.execute(() -> work(more)));
    }
  }

  private void work(BooleanSupplier more) {
    while (more.getAsBoolean()) {
      var key = "key-" + keys.incrementAndGet();
      try {
        if (!isRecorded(key)) {
          unanswered.add(key);
        }
      } catch (IOException gone) {
        unanswered.add(key);
        return;
      }
    }
  }

  private boolean isRecorded(String key) throws IOException {
    var response = record(key);
    if (ASK_AGAIN.contains(response.statusCode())) {
      assertThat(JSON.readTree(response.body()).at("/error/retryable").asBoolean())
          .as(response.body())
          .isTrue();
      return false;
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    var id = JSON.readTree(response.body()).at("/data/id").asString();
    assertThat(answered.putIfAbsent(key, id)).as(key).isIn(null, id);
    return true;
  }

  private HttpResponse<String> record(String key) throws IOException {
    var json =
        "{\"owner_id\": \"%s\", \"amount\": \"1\", \"date\": \"2026-01-01\", \"comment\": \"%s\"}";
    return sent(
        "POST",
        "/periods/" + period + "/contributions",
        json.formatted(owner, key),
        "Idempotency-Key",
        key);
  }

  /** Asks again about all that was not answered, until it is. */
  void settle() {
    for (var key = unanswered.poll(); key != null; key = unanswered.poll()) {
      settle(key);
    }
  }

  private void settle(String key) {
    for (int i = 0; i < MAX_TRIES; i++) {
      try {
        if (isRecorded(key)) {
          return;
        }
      } catch (IOException broken) {
        // Asked again, as every caller would.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new AssertionError(key + " is never answered");
  }

  int sent() {
    return keys.get();
  }

  int unanswered() {
    return unanswered.size();
  }

  /** What the service shows is what was answered, each once; and a repetition changes nothing. */
  void verify() throws IOException {
    var repeated = List.copyOf(answered.keySet()).subList(0, Math.min(20, answered.size()));
    for (var key : repeated) {
      var again = record(key);
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
      assertThat(JSON.readTree(again.body()).at("/data/id").asString())
          .isEqualTo(answered.get(key));
    }
    var shown = shown();
    assertThat(shown).doesNotHaveDuplicates();
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            answered.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }

  private List<String> shown() throws IOException {
    var lines =
        sent(
            "GET",
            "/periods/" + period + "/contributions",
            "",
            "Accept",
            "application/x-ndjson",
            "Prefer",
            "wait=10");
    assertThat(lines.statusCode()).as(lines.body()).isEqualTo(200);
    return lines
        .body()
        .lines()
        .map(JSON::readTree)
        .map(line -> line.path("comment").asString() + " " + line.path("id").asString())
        .toList();
  }

  /** How many the list says that there are; -1 where the service can't say now. */
  int total() throws IOException {
    var list = sent("GET", "/periods/" + period + "/contributions?limit=1", "");
    if (list.statusCode() == 503) {
      return -1;
    }
    assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
    JsonNode total = JSON.readTree(list.body()).at("/meta/total");
    return total.asInt();
  }

  private HttpResponse<String> sent(String method, String path, String json, String... headers)
      throws IOException {
    var request =
        HttpRequest.newBuilder(base.resolve("/api/v1" + path))
            .timeout(LIMIT)
            .header("Authorization", authorization);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (json.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(json));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
