package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import dev.daybook.ledger.platform.webhooks.Receiver.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives at the receivers of webhooks, which fail as receivers do. */
class DeliveriesOverHttpTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OWNERS = "community.owner-registered";

  private final Session session = SERVICE.newTenant();
  private final Receiver receiver = Receiver.start();
  private String secret = "";

  @AfterEach
  void end() {
    receiver.close();
  }

  private String webhook(String path, String more) {
    var added =
        session
            .post("/webhooks", "{\"url\": \"%s\"%s}".formatted(receiver.url(path), more))
            .is(201);
    secret = added.data("/secret");
    return "/webhooks/" + added.id();
  }

  private String webhookOfOwners(String path) {
    return webhook(path, ", \"types\": [\"%s\"]".formatted(OWNERS));
  }

  private long owner(String name) {
    return session.post("/owners", "{\"name\": \"%s\"}".formatted(name)).is(201).position();
  }

  private List<Long> owners(int count) {
    return IntStream.range(0, count).mapToObj(i -> owner("Owner " + i)).toList();
  }

  private void awaitPositions(String path, List<Long> positions) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(receiver.positions(path)).isEqualTo(positions));
  }

  private Reply awaitShown(String path, String pointer, String value) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(session.get(path).data(pointer)).isEqualTo(value));
    return session.get(path);
  }

  @Test
  void whatHappensArrivesInOrderAndSigned() {
    var before = owner("Before");
    var path = webhookOfOwners("/all");
    var positions = owners(30);
    awaitPositions("/all", positions);
    var previous = before;
    for (var request : receiver.requests("/all")) {
      assertThat(request.isGoodFor(secret)).as("%s", request).isTrue();
      var event = request.event();
      assertThat(request.id()).isEqualTo(event.path("id").asString());
      assertThat(event.path("specversion").asString()).isEqualTo("1.0");
      assertThat(event.path("source").asString()).isEqualTo("/tenants/" + session.tenant());
      assertThat(event.path("type").asString()).isEqualTo(OWNERS);
      assertThat(event.path("previousposition").asLong()).isEqualTo(previous);
      var shown = session.get("/events/" + request.id()).is(200).data();
      assertThat(event.path("data")).isEqualTo(shown.path("data"));
      previous = request.position();
    }
    var last = positions.getLast();
    assertThat(awaitShown(path, "/position", last.toString()).data("/status")).isEqualTo("ACTIVE");
    var deliveries = session.get(path + "/deliveries?limit=100").is(200);
    assertThat(deliveries.eachOf("status")).hasSize(30).containsOnly("DELIVERED");
    assertThat(deliveries.eachOf("position").getFirst()).isEqualTo(last.toString());
    assertThat(deliveries.meta().path("total").asInt()).isEqualTo(30);
  }

  @Test
  void whatFailsIsSentAgainUnderTheSameIdAndWhatComesAfterItWaits() {
    var path = webhookOfOwners("/fails");
    var left = new AtomicInteger(2);
    receiver.answers = request -> left.getAndDecrement() > 0 ? 500 : 200;
    var positions = owners(3);
    var first = positions.getFirst();
    awaitPositions("/fails", List.of(first, first, first, positions.get(1), positions.get(2)));
    var requests = receiver.requests("/fails");
    assertThat(requests.subList(0, 3).stream().map(Request::id).distinct()).hasSize(1);
    assertThat(requests).allMatch(request -> request.isGoodFor(secret));
    assertThat(Duration.ofNanos(requests.get(1).arrived() - requests.get(0).arrived()))
        .isLessThan(Duration.ofSeconds(5));
    var delivery =
        awaitShown(path + "/deliveries/" + requests.getFirst().id(), "/status", "DELIVERED");
    assertThat(delivery.data("/attempts")).isEqualTo("3");
    assertThat(delivery.data("/http_status")).isEqualTo("200");
    assertThat(session.get(path).data("/attempts")).isEqualTo("0");
  }

  @Test
  void aReceiverThatIsGoneIsLeftAloneUntilSomebodyResumesIt() {
    var path = webhookOfOwners("/gone");
    receiver.answers = request -> 410;
    var first = owner("Ada");
    var disabled = awaitShown(path, "/status", "DISABLED");
    assertThat(disabled.data("/disabled_because")).isEqualTo("GONE");
    var second = owner("Ben");
    receiver.answers = request -> 200;
    var resumed = session.post(path + "/resume", "{}").is(200);
    assertThat(resumed.data("/status")).isEqualTo("ACTIVE");
    awaitPositions("/gone", List.of(first, first, second));
  }

  @Test
  void aReceiverThatFailedForThreeDaysIsLeftAlone() {
    var path = webhookOfOwners("/unreachable");
    receiver.answers = request -> 503;
    var first = owner("Ada");
    await().atMost(PATIENCE).until(() -> !session.get(path).data("/failing_since").isEmpty());
    assertThat(session.get(path + "/deliveries").eachOf("status")).containsOnly("RETRYING");
    assertThat(session.get(path + "/deliveries").eachOf("failure")).containsOnly("REFUSED");
    SERVICE
        .database()
        .execute(
            "UPDATE daybook.webhook SET failing_since = now() - interval '3 days' WHERE id = '%s'"
                .formatted(path.substring("/webhooks/".length())));
    var disabled = awaitShown(path, "/status", "DISABLED");
    assertThat(disabled.data("/disabled_because")).isEqualTo("UNREACHABLE");
    receiver.answers = request -> 200;
    session.post(path + "/resume", "").is(200);
    await().atMost(PATIENCE).until(() -> session.get(path).data("/position").equals(first + ""));
  }

  @Test
  void nothingIsSentWhileItIsPausedAndNothingIsLost() {
    var path = webhookOfOwners("/paused");
    var told = owner("Ada");
    awaitPositions("/paused", List.of(told));
    assertThat(session.post(path + "/pause", "{}").is(200).data("/status")).isEqualTo("PAUSED");
    var waiting = owners(3);
    // The same log, told by another one, which shows that there was time enough.
    webhook("/beside", ", \"types\": [\"%s\"], \"from_position\": %d".formatted(OWNERS, told));
    await().atMost(PATIENCE).until(() -> receiver.requests("/beside").size() == 4);
    assertThat(receiver.positions("/paused")).isEqualTo(List.of(told));
    session.post(path + "/resume", "{}").is(200);
    var all = new ArrayList<>(List.of(told));
    all.addAll(waiting);
    awaitPositions("/paused", all);
  }

  @Test
  void aSecretIsRotatedWithoutAMissedEvent() {
    var path = webhookOfOwners("/rotated");
    var old = secret;
    var gate = new Semaphore(2);
    receiver.answers =
        request -> {
          gate.acquireUninterruptibly();
          return 200;
        };
    var positions = owners(6);
    await().atMost(PATIENCE).until(() -> receiver.requests("/rotated").size() == 3);
    var rotated = session.post(path + "/rotate-secret", "{}").is(200);
    var made = rotated.data("/secret");
    assertThat(made).startsWith("whsec_").isNotEqualTo(old);
    assertThat(rotated.data("/secrets_in_use")).isEqualTo("2");
    gate.release(2);
    await().atMost(PATIENCE).until(() -> receiver.requests("/rotated").size() == 5);
    var requests = receiver.requests("/rotated");
    assertThat(requests).allMatch(request -> request.isGoodFor(old));
    assertThat(requests.getLast().isGoodFor(made)).isTrue();
    assertThat(requests.getLast().header("webhook-signature").split(" ")).hasSize(2);

    var newest =
        session
            .post(path + "/rotate-secret", "{\"old_secret_seconds\": 0}")
            .is(200)
            .data("/secret");
    gate.release(100);
    awaitPositions("/rotated", positions);
    var last = receiver.requests("/rotated").getLast();
    assertThat(last.isGoodFor(newest)).isTrue();
    assertThat(last.isGoodFor(made)).isFalse();
    assertThat(last.isGoodFor(old)).isFalse();
    assertThat(session.get(path).data("/secrets_in_use")).isEqualTo("1");
  }

  @Test
  void itGoesOnFromAnotherPosition() {
    var path = webhookOfOwners("/again");
    var positions = owners(4);
    awaitPositions("/again", positions);
    var ids = receiver.requests("/again").stream().map(Request::id).toList();
    awaitShown(path, "/position", positions.getLast().toString());
    session.post(path + "/resend", "{\"from_position\": %d}".formatted(positions.get(1))).is(200);
    var all = new ArrayList<>(positions);
    all.addAll(positions.subList(1, 4));
    awaitPositions("/again", all);
    assertThat(receiver.requests("/again").stream().skip(4).map(Request::id))
        .isEqualTo(ids.subList(1, 4));
    await()
        .atMost(PATIENCE)
        .until(
            () -> session.get(path + "/deliveries").eachOf("attempts"),
            List.of("2", "2", "2", "1")::equals);
  }

  @Test
  void oneEventIsSentOnceMore() {
    var path = webhookOfOwners("/once-more");
    var positions = owners(2);
    awaitPositions("/once-more", positions);
    awaitShown(path, "/position", positions.getLast().toString());
    var id = receiver.requests("/once-more").getFirst().id();
    var delivery = path + "/deliveries/" + id;
    receiver.answers = request -> 418;
    var failed = session.post(delivery + "/resend", "{}").is(200);
    assertThat(failed.data("/status")).isEqualTo("FAILED");
    assertThat(failed.data("/failure")).isEqualTo("REFUSED");
    assertThat(failed.data("/http_status")).isEqualTo("418");
    assertThat(failed.data("/attempts")).isEqualTo("2");
    receiver.answers = request -> 204;
    assertThat(session.post(delivery + "/resend", "{}").is(200).data("/status"))
        .isEqualTo("DELIVERED");
    assertThat(session.get(path).data("/position")).isEqualTo(positions.getLast().toString());
    var bodies = receiver.requests("/once-more").stream().filter(r -> r.id().equals(id)).toList();
    assertThat(bodies).hasSize(3).allMatch(request -> request.isGoodFor(secret));
    assertThat(bodies.stream().map(Request::body).distinct()).hasSize(1);
  }

  @Test
  void aTestArrivesThoughItIsPaused() {
    var path = webhookOfOwners("/tested");
    session.post(path + "/pause", "{}").is(200);
    var delivery = session.post(path + "/test", "{}", "Idempotency-Key", "test").is(200);
    assertThat(delivery.data("/status")).isEqualTo("DELIVERED");
    assertThat(delivery.data().path("position").isNull()).isTrue();
    var again = session.post(path + "/test", "{}", "Idempotency-Key", "test").is(200);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.response().body()).isEqualTo(delivery.response().body());
    var request = receiver.requests("/tested").getFirst();
    assertThat(receiver.requests("/tested")).hasSize(1);
    assertThat(request.isGoodFor(secret)).isTrue();
    assertThat(request.event().path("type").asString()).isEqualTo("platform.webhook-tested");
    var schema = SERVICE.get(request.event().path("dataschema").asString());
    assertThat(schema.statusCode()).isEqualTo(200);
    assertThat(request.event().at("/data/webhook_id").asString())
        .isEqualTo(path.substring("/webhooks/".length()));
  }

  @Test
  void onlyWhatIsAskedForIsTold() {
    var ada = session.post("/owners", "{\"name\": \"Ada\"}").is(201);
    webhook("/tagged", ", \"tags\": [\"owner:%s\"], \"from_position\": 1".formatted(ada.id()));
    var all = webhook("/changed", ", \"types\": [\"%s\"]".formatted("community.owner-edited"));
    owner("Ben");
    var edited = session.patch("/owners/" + ada.id(), "{\"name\": \"Ada L.\"}").is(200).position();
    awaitPositions("/tagged", List.of(ada.position(), edited));
    awaitPositions("/changed", List.of(edited));
    awaitShown(all, "/position", Long.toString(edited));
    // Ben was registered when nobody asked for that; what is asked for later begins later.
    session.post("/owners", "{\"name\": \"Cy\"}").is(201);
    session.patch(all, "{\"types\": [\"%s\"]}".formatted(OWNERS)).is(200);
    var dan = owner("Dan");
    awaitPositions("/changed", List.of(edited, dan));
  }

  @Test
  void aNeighbourIsToldNothing() {
    webhook("/own", "");
    var neighbour = SERVICE.newTenant();
    var added =
        neighbour
            .post("/webhooks", "{\"url\": \"%s\"}".formatted(receiver.url("/neighbour")))
            .is(201);
    var position = owner("Ada");
    awaitPositions("/own", List.of(position));
    assertThat(receiver.requests("/neighbour")).isEmpty();
    var path = "/webhooks/" + added.id();
    for (var reply :
        List.of(
            session.get(path),
            session.get(path + "/deliveries"),
            session.patch(path, "{\"description\": \"mine\"}"),
            session.post(path + "/pause", "{}"),
            session.post(path + "/resume", "{}"),
            session.post(path + "/rotate-secret", "{}"),
            session.post(path + "/test", "{}"),
            session.post(path + "/resend", "{\"from_position\": 1}"),
            session.delete(path))) {
      reply.isRefused(404, "not_found");
    }
    assertThat(neighbour.get(path).is(200).data("/status")).isEqualTo("ACTIVE");
  }

  @Test
  void whatIsDeletedIsToldNothingMore() {
    var path = webhookOfOwners("/deleted");
    var told = owner("Ada");
    awaitPositions("/deleted", List.of(told));
    session.delete(path).is(204);
    webhook("/still", "");
    var later = owner("Ben");
    awaitPositions("/still", List.of(later));
    assertThat(receiver.positions("/deleted")).isEqualTo(List.of(told));
    session.get(path).isRefused(404, "not_found");
  }
}
