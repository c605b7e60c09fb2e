package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an answer takes in memory is bounded, and what all large ones take together. */
class LargeAnswersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MEBIBYTE = 1 << 20;
  private static final String MOST_OF_ONE = "daybook.http.max-answer-bytes=" + 8 * MEBIBYTE;
  private static final String MOST_OF_ALL = "daybook.http.max-large-answers-bytes=" + 16 * MEBIBYTE;
  private static final List<Endpoint> ENDPOINTS = List.of(new TextOfSize(), new LinesOfSize());

  /** Gives a text of so many bytes. */
  private record TextOfSize() implements Endpoint {

    @Override
    public Operation operation() {
      return Operation.get("/texts/{bytes}", "Show a text").signedIn().returns(String.class);
    }

    @Override
    public Mono<Answer> handle(Call call) {
      return Mono.just(Answer.ok("x".repeat(Integer.parseInt(call.path("bytes")))));
    }
  }

  /** Gives lines of so many bytes each, and keeps count of them. */
  private record LinesOfSize() implements Endpoint {

    @Override
    public Operation operation() {
      return Operation.get("/lines/{bytes}", "List lines").signedIn().lists(String.class);
    }

    @Override
    public Mono<Answer> handle(Call call) {
      var line = "x".repeat(Integer.parseInt(call.path("bytes")));
      return Mono.just(Answer.lines(Flux.range(0, 20).map(i -> line)));
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsRefusedAndSaysWhatToDo() {
    try (var service = TestService.with(ENDPOINTS, MOST_OF_ONE, MOST_OF_ALL)) {
      assertThat(text(service, 7 * MEBIBYTE).statusCode()).isEqualTo(200);

      var refused = text(service, 9 * MEBIBYTE);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body())
          .contains("\"answer_too_large\"", "`limit`", "`Accept: application/x-ndjson`");
      assertThat(text(service, 7 * MEBIBYTE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoTakesLargeAnswersSlowlyKeepsNobodyFromSmallOnesAndGivesTheirRoomBack() throws Exception {
    try (var service = TestService.with(ENDPOINTS, MOST_OF_ONE, MOST_OF_ALL)) {
      var slow = new ArrayList<Socket>();
      for (int i = 0; i < 2; i++) {
        slow.add(asking(service, "/api/v1/texts/" + 4 * MEBIBYTE));
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(text(service, 4 * MEBIBYTE).statusCode()).isEqualTo(503));
      var refused = text(service, 4 * MEBIBYTE);
      assertThat(refused.body()).contains("\"overloaded\"", "`limit`", "\"retryable\":true");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(text(service, 1_000).statusCode()).isEqualTo(200);

      for (var socket : slow) {
        socket.close();
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(text(service, 4 * MEBIBYTE).statusCode()).isEqualTo(200));
    }
  }

  @Test
  void aLineThatIsLongerThanWhatIsWrittenAtOnceComesWhole() {
    try (var service = TestService.with(ENDPOINTS)) {
      for (int bytes : new int[] {1, 100, AnswerBytes.PIECE_BYTES, 100_000, MEBIBYTE}) {
        var lines =
            service.get("/api/v1/lines/" + bytes, "Accept", "application/x-ndjson").body().lines();
        assertThat(lines).hasSize(20).allMatch(line -> line.length() == bytes + 2);
      }
    }
  }

  private static HttpResponse<String> text(TestService service, int bytes) {
    return service.get("/api/v1/texts/" + bytes);
  }

  /** Asks, and reads nothing. */
  private static Socket asking(TestService service, String path) throws IOException {
    var socket = new Socket("127.0.0.1", service.port);
    var request =
        "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, TestService.ALICE);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
