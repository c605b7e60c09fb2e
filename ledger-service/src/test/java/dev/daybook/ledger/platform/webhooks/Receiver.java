package dev.daybook.ledger.platform.webhooks;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is sent to a webhook, as somebody would who has read the guide: a real server, which
 * verifies signatures with the library of Standard Webhooks.
 */
final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One request.
   *
   * @param arrived in nanoseconds
   */
  record Request(String path, HttpHeaders headers, String body, long arrived) {

    JsonNode event() {
      return JSON.readTree(body);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    String id() {
      return header("webhook-id");
    }

    long position() {
      return event().path("position").asLong();
    }

    /** Whether the library takes it for good, its time included. */
    boolean isGoodFor(String secret) {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch (Exception bad) {
        return false;
      }
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger under = new AtomicInteger();
  private final AtomicInteger mostUnder = new AtomicInteger();

  /** What is answered to a request; a negative status closes the connection instead. */
  volatile Function<Request, Integer> answers = request -> 200;

  volatile Supplier<Map<String, String>> answerHeaders = Map::of;

  Receiver(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  static Receiver start() {
    try {
      return new Receiver(HttpServer.create(loopback(), 0));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
      var request =
          new Request(exchange.getRequestURI().toString(), headers, body, System.nanoTime());
      mostUnder.accumulateAndGet(under.incrementAndGet(), Math::max);
      requests.add(request);
      int status;
      try {
        status = answers.apply(request);
      } finally {
        under.decrementAndGet();
      }
      if (status > 0) {
        answerHeaders.get().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:%d%s".formatted(port(), path);
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Those at one path, in the order in which they came. */
  List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  List<Long> positions(String path) {
    return requests(path).stream().map(Request::position).toList();
  }

  /** How many requests were answered at the same time, at the most. */
  int mostUnder() {
    return mostUnder.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
