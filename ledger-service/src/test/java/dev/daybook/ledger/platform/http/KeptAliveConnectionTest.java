package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A connection goes on being read, however its requests and answers overlap. */
class KeptAliveConnectionTest {

  private record Answering(Operation operation, Mono<Answer> answer) implements Endpoint {

    @Override
    public Mono<Answer> handle(Call call) {
      return answer;
    }
  }

  private static final Mono<Answer> DONE = Mono.just(Answer.nothing());

  @Test
  void aRequestThatCameBeforeTheAnswerToTheOneBeforeItDoesNotStopTheConnection()
      throws IOException {
    var late = DONE.delaySubscription(Duration.ofMillis(50));
    var endpoints =
        List.<Endpoint>of(
            new Answering(Operation.get("/late", "Answer late").open(), late),
            new Answering(Operation.get("/soon", "Answer soon").open(), DONE));
    try (var service = TestService.with(endpoints);
        var socket = new Socket("localhost", service.port)) {
      socket.setSoTimeout(5_000);
      for (var round = 0; round < 3; round++) {
        send(socket, get("late") + get("soon"));
        assertThat(status(socket)).isEqualTo("HTTP/1.1 204 No Content");
        assertThat(status(socket)).isEqualTo("HTTP/1.1 204 No Content");
      }
    }
  }

  private static String get(String path) {
    return "GET /api/v1/%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The first line of the next answer, which has no body. */
  private static String status(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = socket.getInputStream().read();
      assertThat(next).as("the connection was closed after: %s", head).isNotNegative();
      head.append((char) next);
    }
    return head.substring(0, head.indexOf("\r\n"));
  }
}
