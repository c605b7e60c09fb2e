package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What a connection holds does not grow with what is sent on it. */
class ConnectionBudgetTest {

  private static final int CONNECTIONS = 8;
  private static final int BODIES = 12;
  private static final int BODY_BYTES = 1_000_000;

  /** A body, what comes in one read, and what the allocator keeps for the next. */
  private static final long MOST_BYTES = CONNECTIONS * (3L << 20);

  /** An answer of this size fits into what a connection holds for a reader that is slow. */
  private static final int ANSWER_CHARACTERS = 30_000;

  private final Sinks.Empty<Answer> release = Sinks.empty();
  private TestService service;

  private record Answering(Operation operation, Mono<Answer> answer) implements Endpoint {

    @Override
    public Mono<Answer> handle(Call call) {
      return answer;
    }
  }

  @BeforeEach
  void start() {
    var late = release.asMono().switchIfEmpty(Mono.fromSupplier(Answer::nothing));
    var large = Answer.ok(Map.of("text", "x".repeat(ANSWER_CHARACTERS)));
    service =
        TestService.with(
            List.of(
                new Answering(Operation.get("/waiting", "Wait").open(), late),
                new Answering(
                    Operation.get("/large", "Read much").open().returns(Map.class),
                    Mono.just(large))),
            "daybook.http.stalled-seconds=1");
  }

  @AfterEach
  void stop() {
    release.tryEmitEmpty();
    service.close();
  }

  @Test
  void whatComesBehindARequestIsNotTakenInBeforeItsAnswerIsThere() throws Exception {
    var before = directBytes();
    var sockets = new ArrayList<Socket>();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < CONNECTIONS; i++) {
        var socket = new Socket("localhost", service.port);
        sockets.add(socket);
        socket.setSoTimeout(10_000);
        writers.submit(sending(socket));
      }
      await()
          .pollInterval(Duration.ofMillis(20))
          .during(Duration.ofSeconds(1))
          .until(() -> directBytes() - before < MOST_BYTES);
      release.tryEmitEmpty();
      for (var socket : sockets) {
        var answers = new BufferedInputStream(socket.getInputStream());
        assertThat(status(answers)).isEqualTo("HTTP/1.1 204 No Content");
        for (var i = 0; i < BODIES; i++) {
          assertThat(status(answers)).isEqualTo("HTTP/1.1 404 Not Found");
        }
      }
      assertThat(directBytes() - before).isLessThan(MOST_BYTES);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  private static Callable<Void> sending(Socket socket) {
    var body = "x".repeat(BODY_BYTES);
    var post = "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s";
    return () -> {
      send(socket, "GET /api/v1/waiting HTTP/1.1\r\nHost: x\r\n\r\n");
      for (var i = 0; i < BODIES; i++) {
        send(socket, post.formatted(BODY_BYTES, body));
      }
      return null;
    };
  }

  /** Though each of its answers fits into what is held for a slow reader. */
  @Test
  void whoTakesNoAnswersIsCutOff() throws Exception {
    var padded =
        "GET /api/v1/large HTTP/1.1\r\nHost: x\r\nX-Pad: %s\r\n\r\n".formatted("x".repeat(4_000));
    try (var socket = new Socket();
        var writer = Executors.newVirtualThreadPerTaskExecutor()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress("localhost", service.port));
      var cutOff = writer.submit(sendingWithoutEnd(socket, padded));
      await().atMost(Duration.ofSeconds(60)).until(cutOff::isDone);
      assertThat(service.context.getBean(NettyLimits.class).connections()).isZero();
    }
  }

  private static Callable<Void> sendingWithoutEnd(Socket socket, String text) {
    return () -> {
      while (true) {
        send(socket, text);
      }
    };
  }

  @Test
  void whoLeavesWhileAnAnswerIsWaitedForIsSeenToLeave() throws Exception {
    var limits = service.context.getBean(NettyLimits.class);
    try (var socket = new Socket("localhost", service.port)) {
      send(socket, "GET /api/v1/waiting HTTP/1.1\r\nHost: x\r\n\r\n");
      await().until(() -> limits.connections() == 1);
    }
    await().until(() -> limits.connections() == 0);
  }

  private static long directBytes() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The first line of the next answer. */
  private static String status(InputStream answers) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = answers.read();
      assertThat(next).as("the connection was closed after: %s", head).isNotNegative();
      head.append((char) next);
    }
    var length = head.toString().replaceAll("(?is).*content-length: ([0-9]+)\r.*|.*", "$1");
    if (!length.isEmpty()) {
      answers.skipNBytes(Integer.parseInt(length));
    }
    return head.substring(0, head.indexOf("\r\n"));
  }
}
