package dev.daybook.ledger.examples;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.daybook.ledger.contract.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Everything that can be asked of webhooks, with somebody who takes what is sent. */
final class WebhooksStory {

  private static final String NOBODY = "01a00000-0000-7000-8000-000099999999";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_WEBHOOKS = 20;
  private static final int MOST_SECRETS = 5;

  private final Recorder service;

  WebhooksStory(Recorder service) {
    this.service = service;
  }

  void tell() {
    var receiver = receiver();
    try {
      tell("http://127.0.0.1:%d/daybook".formatted(receiver.getAddress().getPort()));
    } finally {
      receiver.stop(0);
    }
  }

  private static HttpServer receiver() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(204, -1);
            }
          });
      server.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void tell(String url) {
    var one = "/webhooks/" + added(url).id();
    var none = "/webhooks/" + NOBODY;
    service.get("listed", "/webhooks");
    service.get("not_found", none);
    service.patch("edited", one, "{'description': 'Tells the newsletter who is new'}");
    service.patch("validation_error", one, "{'url': 'hooks.example.org'}");
    service.patch("not_found", none, "{'description': 'Nothing'}");
    deliveries(one, none);
    service.get("shown", one);
    byHand(one, none);
    secrets(one, none);
    service.post("paused", one + "/pause", "{}");
    service.post("not_found", none + "/pause", "{}");
    service.post("moved", one + "/resend", "{'from_position': 1}");
    service.post("validation_error", one + "/resend", "{'from_position': 0}");
    service.post("not_found", none + "/resend", "{'from_position': 1}");
    service.post("resumed", one + "/resume", "{}");
    service.post("not_found", none + "/resume", "{}");
    for (int more = 1; more < MOST_WEBHOOKS; more++) {
      service.post(
          "created_for_all", "/webhooks", "{'url': '%s', 'from_position': 1}".formatted(url));
    }
    service.post("too_many_webhooks", "/webhooks", "{'url': '%s'}".formatted(url));
    service.delete("deleted", one);
    service.delete("not_found", none);
  }

  private Reply added(String url) {
    service.post(
        "validation_error",
        "/webhooks",
        "{'url': 'hooks.example.org', 'types': ['community.owner-renamed']}");
    return service.post(
        "created",
        "/webhooks",
        "{'url': '%s', 'types': ['community.owner-registered'], 'description': 'Tells the newsletter'}"
            .formatted(url));
  }

  private void deliveries(String one, String none) {
    service.post("created", "/owners", "{'name': 'Ada'}");
    await()
        .atMost(PATIENCE)
        .until(() -> service.get("listed", one + "/deliveries").data().size() == 1);
    service.get("not_found", none + "/deliveries");
    service.get("not_found", one + "/deliveries/" + NOBODY);
  }

  private void byHand(String one, String none) {
    var event = service.get("listed", one + "/deliveries").data("/0/event_id");
    service.get("shown", one + "/deliveries/" + event);
    service.post("sent", one + "/deliveries/" + event + "/resend", "{}");
    service.post("not_found", one + "/deliveries/" + NOBODY + "/resend", "{}");
    service.post("sent", one + "/test", "{}");
    service.post("not_found", none + "/test", "{}");
  }

  private void secrets(String one, String none) {
    var path = one + "/rotate-secret";
    service.post("rotated", path, "{'old_secret_seconds': 3600}");
    for (int more = 2; more < MOST_SECRETS; more++) {
      service.post("rotated_again", path, "{}");
    }
    service.post("too_many_secrets", path, "{}");
    service.post("validation_error", path, "{'old_secret_seconds': -1}");
    service.post("not_found", none + "/rotate-secret", "{}");
  }
}
