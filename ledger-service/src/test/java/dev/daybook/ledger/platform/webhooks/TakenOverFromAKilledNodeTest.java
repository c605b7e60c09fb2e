package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import dev.daybook.ledger.platform.postgres.ServiceProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code kill -9} of the node that delivers to a webhook, while another one runs beside it on the
 * same database: the other one goes on where it was, in order, and nothing is lost.
 */
class TakenOverFromAKilledNodeTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALLOW = "DAYBOOK_WEBHOOKS_ALLOW_PRIVATE";
  private static final String PATH = "/over";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TAKEN_BEFORE = 4;
  private static final int EVENTS = 10;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Long> expected = new ArrayList<>();

  @Test
  void theOtherNodeGoesOnInOrderAndNothingIsLost() throws Exception {
    var database = TestPostgres.emptyDatabase();
    try (var receiver = Receiver.start();
        var killed = node(database)) {
      var gate = new Semaphore(TAKEN_BEFORE);
      receiver.answers =
          request -> {
            gate.acquireUninterruptibly();
            return 200;
          };
      var webhook = tellToDeliver(killed, receiver);
      // It is the only node so far, so it is the one that delivers when the other one comes.
      await().atMost(PATIENCE).until(() -> receiver.requests(PATH).size() == TAKEN_BEFORE + 1);

      try (var stays = RunningService.startOn(database, ALLOW + "=true")) {
        var session =
            new Session(
                stays, "demo", stays.bearer("demo", "owner", RunningService.OWNER_PASSWORD));
        for (int i = 0; i < EVENTS; i++) {
          expected.add(
              session.post("/owners", "{\"name\": \"Later %d\"}".formatted(i)).is(201).position());
        }
        assertThat(receiver.requests(PATH)).as("one at a time").hasSize(TAKEN_BEFORE + 1);

        killed.kill();
        gate.release(10 * EVENTS);

        await().atMost(PATIENCE).until(() -> receiver.positions(PATH).containsAll(expected));
        var arrived = receiver.positions(PATH);
        assertThat(arrived.stream().distinct()).isEqualTo(expected);
        assertThat(arrived).isSorted();
        assertThat(arrived)
            .as("only what was under way at the killed node comes again")
            .hasSize(expected.size() + 1);
        everyEventIsNotedAsDelivered(session, webhook);
      }
    }
  }

  private static ServiceProcess node(TestDatabase database) throws Exception {
    int port = ServiceProcess.freePort();
    var settings = new HashMap<>(RunningService.settingsOn(database));
    settings.put("SERVER_PORT", Integer.toString(port));
    settings.put(ALLOW, "true");
    return ServiceProcess.start(settings, port, List.of()).awaitReady();
  }

  /** Makes the webhook, and something to deliver, all at that node. */
  private String tellToDeliver(ServiceProcess node, Receiver receiver) throws Exception {
    var login = "{\"tenant\": \"demo\", \"username\": \"owner\", \"password\": \"%s\"}";
    var token =
        data(send(node, "", "/auth/login", login.formatted(RunningService.OWNER_PASSWORD)))
            .path("access_token")
            .asString();
    var webhook =
        send(
            node,
            token,
            "/webhooks",
            "{\"url\": \"%s\", \"types\": [\"community.owner-registered\"]}"
                .formatted(receiver.url(PATH)));
    for (int i = 0; i < EVENTS; i++) {
      var made = send(node, token, "/owners", "{\"name\": \"Owner %d\"}".formatted(i));
      expected.add(Long.parseLong(made.headers().firstValue("Daybook-Position").orElseThrow()));
    }
    return data(webhook).path("id").asString();
  }

  private HttpResponse<String> send(ServiceProcess node, String token, String path, String json)
      throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/api/v1%s".formatted(node.port(), path)))
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

  private void everyEventIsNotedAsDelivered(Session session, String webhook) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        session
                            .get("/webhooks/%s/deliveries?limit=100".formatted(webhook))
                            .is(200)
                            .data())
                    .filteredOn(delivery -> delivery.path("status").asString().equals("DELIVERED"))
                    .extracting(delivery -> delivery.path("position").asLong())
                    .containsExactlyInAnyOrderElementsOf(expected));
  }
}
