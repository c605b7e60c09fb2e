package dev.daybook.ledger.platform.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;

/** The HTTP interface over some endpoints, on a free port, without a database. */
public final class TestService implements AutoCloseable {

  public static final String ALICE = "alice";
  public static final String BOB = "bob-may-only-read";

  /** Signed in for so long and no longer. */
  static final String CAROL = "carol-is-about-to-leave";

  static final Duration STAY_OF_CAROL = Duration.ofMillis(500);

  /** Not found by the service's own scan: it is no component. */
  @EnableAutoConfiguration
  @Import(HttpConfiguration.class)
  static class Parts {}

  final ConfigurableApplicationContext context;
  final int port;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestService(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public static TestService with(List<Endpoint> endpoints, String... properties) {
    return with(Admission.OPEN, endpoints, properties);
  }

  public static TestService with(
      Admission admission, List<Endpoint> endpoints, String... properties) {
    var all = new ArrayList<>(Arrays.asList(properties));
    all.add("server.port=0");
    all.add("management.endpoint.health.validate-group-membership=false");
    var context =
        new SpringApplicationBuilder(Parts.class)
            .properties(all.toArray(String[]::new))
            .initializers(
                (GenericApplicationContext beans) -> {
                  beans.registerBean(Callers.class, () -> TestService::caller);
                  beans.registerBean(Clock.class, Clock::systemUTC);
                  beans.registerBean(Admission.class, () -> admission);
                  for (var endpoint : endpoints) {
                    beans.registerBean(endpoint.operation().id(), Endpoint.class, () -> endpoint);
                  }
                })
            .run("--server.port=0");
    return new TestService(context);
  }

  private static Mono<Caller> caller(String token) {
    return switch (token) {
      case ALICE ->
          Mono.just(caller("alice", Instant.MAX, NoteEndpoints.READ, NoteEndpoints.RECORD));
      case BOB -> Mono.just(caller("bob", Instant.MAX, NoteEndpoints.READ));
      case CAROL ->
          Mono.just(caller("carol", Instant.now().plus(STAY_OF_CAROL), NoteEndpoints.READ));
      default -> Mono.empty();
    };
  }

  private static Caller caller(String user, Instant goodUntil, Permission... permissions) {
    return new Caller("demo", user, Set.of(permissions), goodUntil);
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + ALICE);
  }

  public HttpResponse<String> get(String path, String... headers) {
    var request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> send(String method, String path, String json, String... headers) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What comes back on a connection for these bytes, until the service closes it. */
  String raw(String text) throws IOException {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  String raw(byte[] bytes) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    context.close();
  }
}
