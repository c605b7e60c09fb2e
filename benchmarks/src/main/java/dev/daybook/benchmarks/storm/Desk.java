package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where one user asks the nodes of an installation. */
record Desk(HttpClient client, List<Node> nodes, String authorization, Tally tally) {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String LOGIN =
      "{\"tenant\": \"%s\", \"username\": \"%s\", \"password\": \"%s\"}";

  static Desk signedIn(
      HttpClient client,
      List<Node> nodes,
      Tally tally,
      String tenant,
      String user,
      String password) {
    var stranger = new Desk(client, nodes, "", tally);
    var login = LOGIN.formatted(tenant, user, password);
    var reply = stranger.ask(nodes.getFirst(), "POST", "/api/v1/auth/login", login);
    if (!reply.isSuccess()) {
      throw new NotMeasured("Nobody can sign in: " + reply);
    }
    return new Desk(client, nodes, "Bearer " + reply.data().path("access_token").asString(), tally);
  }

  Node any(RandomGenerator chance) {
    return nodes.get(chance.nextInt(nodes.size()));
  }

  /**
   * @param headers names and values in turn
   */
  Reply ask(Node node, String method, String path, String json, String... headers) {
    var request = HttpRequest.newBuilder(node.uri(path)).timeout(LIMIT);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (json.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(json));
    }
    var reply = sent(node + ": " + method + " " + path, request.build());
    tally.count("answers " + (reply.status() == Reply.NONE ? "missing" : reply.status()));
    return reply;
  }

  private Reply sent(String asked, HttpRequest request) {
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return new Reply(asked, response.statusCode(), response.body(), response.headers());
    } catch (IOException broken) {
      return Reply.none(asked, broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new NotMeasured("The storm was interrupted.", stopping);
    }
  }
}
