package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.ledger.platform.postgres.ServiceProcess;
import dev.daybook.postgres.TestFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kill -9} of a service that delivers: everything arrives all the same, and in order. */
class KilledDeliveriesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int EVENTS = 12;
  private static final int TAKEN_BEFORE = 4;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void nothingIsLostAndWhatWasUnderWayComesAgain() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var receiver = Receiver.start()) {
      var gate = new Semaphore(TAKEN_BEFORE);
      receiver.answers =
          request -> {
            gate.acquireUninterruptibly();
            return 200;
          };
      int port = ServiceProcess.freePort();
      var expected = new ArrayList<Long>();
      try (var service = start(folder, port)) {
        var token = signedIn(port);
        send(
            port,
            token,
            "/webhooks",
            "{\"url\": \"%s\", \"types\": [\"community.owner-registered\"]}"
                .formatted(receiver.url("/killed")));
        for (int i = 0; i < EVENTS; i++) {
          expected.add(
              position(send(port, token, "/owners", "{\"name\": \"Owner %d\"}".formatted(i))));
        }
        await()
            .atMost(PATIENCE)
            .until(() -> receiver.requests("/killed").size() == TAKEN_BEFORE + 1);
        service.kill();
      }
      gate.release(10 * EVENTS);
      try (var service = start(folder, port)) {
        await().atMost(PATIENCE).until(() -> receiver.positions("/killed").containsAll(expected));
        assertThat(service.isAlive()).isTrue();
      }
      var arrived = receiver.positions("/killed");
      assertThat(arrived.stream().distinct()).isEqualTo(expected);
      assertThat(arrived)
          .as("only what was not committed comes again")
          .hasSizeBetween(EVENTS + 1, EVENTS + 2);
      assertThat(arrived).isSorted();
    }
  }

  private static ServiceProcess start(TestFolder folder, int port) throws Exception {
    return ServiceProcess.start(
            Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "DAYBOOK_DATA_DIR",
                folder.path().toString(),
                "DAYBOOK_OWNER_PASSWORD",
                ServiceProcess.OWNER_PASSWORD,
                "DAYBOOK_WEBHOOKS_ALLOW_PRIVATE",
                "true"),
            port,
            List.of())
        .awaitReady();
  }

  private String signedIn(int port) throws Exception {
    var login = "{\"tenant\": \"demo\", \"username\": \"owner\", \"password\": \"%s\"}";
    var answer = send(port, "", "/auth/login", login.formatted(ServiceProcess.OWNER_PASSWORD));
    return data(answer).path("access_token").asString();
  }

  private HttpResponse<String> send(int port, String token, String path, String json)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(port, path)))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(json));
    var answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return answer;
  }

  private static JsonNode data(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("data");
  }

  private static long position(HttpResponse<String> answer) {
    return Long.parseLong(answer.headers().firstValue("Daybook-Position").orElseThrow());
  }
}
