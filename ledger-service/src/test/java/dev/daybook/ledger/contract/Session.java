package dev.daybook.ledger.contract;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Somebody who has signed in. Paths are those below {@code /api/v1}; headers go by pairs. */
public record Session(RunningService service, String tenant, String authorization) {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  public Reply get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public Reply post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  public Reply put(String path, String json, String... headers) {
    return send("PUT", path, json, headers);
  }

  public Reply patch(String path, String json, String... headers) {
    return send("PATCH", path, json, headers);
  }

  public Reply delete(String path, String... headers) {
    return send("DELETE", path, "", headers);
  }

  public Reply send(String method, String path, String json, String... headers) {
    return new Reply(service.send(request(method, path, json, headers)));
  }

  /** Sends a file of that type. */
  public Reply upload(String path, String mediaType, String file, String... headers) {
    var request =
        request("POST", path, "", headers)
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofString(file));
    return new Reply(service.send(request));
  }

  /** The answer when it comes; meanwhile others may be asked for. */
  public CompletableFuture<Reply> sending(
      String method, String path, String json, String... headers) {
    return service
        .client()
        .sendAsync(request(method, path, json, headers).build(), BodyHandlers.ofString())
        .thenApply(Reply::new);
  }

  public LiveReader live(String path, String... headers) {
    return LiveReader.of(
        service.client(),
        request("GET", path, "", headers).setHeader("Accept", "text/event-stream").build(),
        service.liveContract());
  }

  private HttpRequest.Builder request(String method, String path, String json, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path)).timeout(LIMIT).header("Authorization", authorization);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return json.isEmpty()
        ? request.method(method, BodyPublishers.noBody())
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
  }

  private URI uri(String path) {
    return service.uri(path.startsWith("/api/") ? path : "/api/v1" + path);
  }
}
