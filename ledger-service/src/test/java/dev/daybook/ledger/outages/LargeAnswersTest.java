package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.DaybookApplication;
import dev.daybook.ledger.platform.postgres.ServiceProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service with little memory and a community with much in it. Rows are written into the views
 * where it would take long to get them there by commands; only how many there are matters.
 */
class LargeAnswersTest {

  private static final List<String> LITTLE_MEMORY = List.of("-Xmx128m");
  private static final int ENTRIES = 30_000;
  private static final int CHARACTERS_OF_A_COMMENT = 2_000;
  private static final int OWNERS = 2_000;
  private static final int PERIODS = 50;
  private static final int AT_ONCE = 8;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LINES = "application/x-ndjson";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TestDatabase database = TestPostgres.emptyDatabase();

  @Test
  void noStatementAndNoCarryForwardIsTooLargeForIt() throws Exception {
    try (var service =
        ServiceProcess.start(
                DaybookApplication.class,
                LITTLE_MEMORY,
                Map.of("DAYBOOK_DATABASE_URL", url(database)))
            .awaitReady()) {
      var base = URI.create("http://127.0.0.1:" + service.port());
      var asking =
          new Asking(base, Recorders.signedIn(client, base, ServiceProcess.OWNER_PASSWORD));
      var owner = asking.created("/owners", "{\"name\": \"Ada\"}");
      var period =
          asking.created(
              "/periods",
              """
              {"name": "Q1", "start_date": "2026-01-01", "end_date": "2026-03-31", "currency": "EUR"}
              """);
      database.execute(MANY_ENTRIES.formatted(period, owner, CHARACTERS_OF_A_COMMENT, ENTRIES));
      var statement = "/periods/%s/balances/%s".formatted(period, owner);

      var answers = asking.together(AT_ONCE, statement + "?limit=1000");
      assertThat(statuses(answers)).isSubsetOf(200, 503).contains(200);
      var shown = JSON.readTree(asking.get(statement, "application/json").body());
      assertThat(shown.at("/meta/total").asInt()).isEqualTo(ENTRIES);
      assertThat(asking.countLinesTogether(AT_ONCE, statement)).containsOnly(ENTRIES);

      database.execute(MANY_OWNERS.formatted(OWNERS));
      database.execute(MANY_PERIODS.formatted(period, PERIODS));
      var carryForward = "/periods/%s/carry-forward".formatted(period);

      answers = asking.together(AT_ONCE, carryForward);
      assertThat(statuses(answers)).isSubsetOf(200, 503).contains(200);
      assertThat(asking.countLinesTogether(AT_ONCE / 2, carryForward)).containsOnly(1 + PERIODS);
      var page = asking.get(carryForward + "?skip=45&limit=10", "application/json");
      assertThat(names(JSON.readTree(page.body())))
          .containsExactly("P45", "P46", "P47", "P48", "P49", "P50");

      assertThat(service.isAlive()).as(service.said()).isTrue();
      var alive = asking.sent("/actuator/health/liveness", "application/json").join();
      assertThat(alive.statusCode()).isEqualTo(200);
    }
  }

  private static final String MANY_ENTRIES =
      """
      insert into contributions.contribution
      select 'demo', uuidv7(), i, 1, 9223372036854775807, now(), 'test', false,
             '%s', '%s', 1.00, 'EUR', date '2026-01-01' + i %% 90, repeat('x', %d)
        from generate_series(1, %d) as i
      """;

  private static final String MANY_OWNERS =
      """
      insert into owners.owner
      select 'demo', uuidv7(), 1000 + i, 1, 9223372036854775807, now(), 'test', false, 'Owner ' || i, null
        from generate_series(1, %d) as i
      """;

  /** One after the other, behind the one that is there. */
  private static final String MANY_PERIODS =
      """
      insert into periods.period
      select 'demo', ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid, 2, 2,
             9223372036854775807, now(), 'test', false, 'P' || i,
             date '2026-01-01' + i * 100, date '2026-01-01' + i * 100 + 50, 'EUR/2', 'OPEN',
             case i when 1 then '%s'
                    else ('00000000-0000-0000-0000-' || lpad((i - 1)::text, 12, '0'))::uuid end,
             null, null
        from generate_series(1, %d) as i
      """;

  private static Set<Integer> statuses(List<HttpResponse<String>> answers) {
    return answers.stream().map(HttpResponse::statusCode).collect(Collectors.toSet());
  }

  private static List<String> names(JsonNode carryForward) {
    return carryForward
        .at("/data/periods")
        .valueStream()
        .map(period -> period.path("name").asString())
        .toList();
  }

  private static String url(TestDatabase database) {
    var server = database.server();
    return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
        .formatted(
            server.user(),
            server.password() == null ? "" : server.password(),
            server.host(),
            server.port(),
            database.name());
  }

  private final class Asking {

    private final URI base;
    private final String authorization;

    Asking(URI base, String authorization) {
      this.base = base;
      this.authorization = authorization;
    }

    String created(String path, String json) throws Exception {
      var request =
          request("/api/v1" + path, "application/json")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build();
      var response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
      return JSON.readTree(response.body()).at("/data/id").asString();
    }

    HttpResponse<String> get(String path, String accept) {
      var response = sent("/api/v1" + path, accept).join();
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return response;
    }

    List<HttpResponse<String>> together(int times, String path) {
      return IntStream.range(0, times)
          .mapToObj(i -> sent("/api/v1" + path, "application/json"))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }

    CompletableFuture<HttpResponse<String>> sent(String path, String accept) {
      return client.sendAsync(request(path, accept).GET().build(), BodyHandlers.ofString());
    }

    /** Read as they come: this JVM has not that much memory either. */
    List<Integer> countLinesTogether(int times, String path) {
      return IntStream.range(0, times)
          .mapToObj(
              i ->
                  client
                      .sendAsync(
                          request("/api/v1" + path, LINES).GET().build(),
                          BodyHandlers.ofInputStream())
                      .thenApplyAsync(Asking::countLines))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }

    private static int countLines(HttpResponse<java.io.InputStream> response) {
      assertThat(response.statusCode()).isEqualTo(200);
      try (var lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        return (int) lines.lines().count();
      } catch (java.io.IOException cut) {
        throw new java.io.UncheckedIOException(cut);
      }
    }

    private HttpRequest.Builder request(String path, String accept) {
      return HttpRequest.newBuilder(base.resolve(path))
          .timeout(LIMIT)
          .header("Authorization", authorization)
          .header("Accept", accept);
    }
  }
}
