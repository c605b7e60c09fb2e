package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is long is sent compressed to who takes it so, and what is live never is. */
class CompressedAnswersTest {

  private static final Parameter<Long> LENGTH = Parameter.number("length", 1, 100_000, "How long.");

  private static final Operation TEXT =
      Operation.get("/text", "Give a text").open().query(LENGTH).lists(Map.class).live();

  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.with(List.of(texts()));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Endpoint texts() {
    return new Endpoint() {
      @Override
      public Operation operation() {
        return TEXT;
      }

      @Override
      public Mono<Answer> handle(Call call) {
        var row = Map.of("text", "x".repeat(call.query(LENGTH, 1L).intValue()));
        return Mono.just(
            switch (call.wants()) {
              case ENVELOPE -> Answer.page(call.page(), List.of(row), 1);
              case LINES -> Answer.lines(Flux.just(row));
              case LIVE -> Answer.live(Flux.just(new LiveMessage(1L, "text", row)));
            });
      }
    };
  }

  private static HttpResponse<byte[]> get(String path, String accept, String encoding) {
    return service.send(
        service.request(path).header("Accept", accept).header("Accept-Encoding", encoding),
        BodyHandlers.ofByteArray());
  }

  private static String unpacked(HttpResponse<byte[]> answer) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aLongAnswerIsCompressed() throws IOException {
    var answer = get("/api/v1/text?length=50000", "application/json", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Accept-Encoding");
    assertThat(answer.body()).hasSizeLessThan(2_000);
    assertThat(unpacked(answer)).contains("x".repeat(50_000)).endsWith("}");
  }

  @Test
  void aShortOneIsNot() {
    var answer = get("/api/v1/text?length=10", "application/json", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{");
  }

  @Test
  void nobodyGetsItWhoDoesNotAskForIt() {
    var answer = get("/api/v1/text?length=50000", "application/json", "identity");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.body()).hasSizeGreaterThan(50_000);
  }

  @Test
  void linesAreCompressedAsTheyCome() throws IOException {
    var answer = get("/api/v1/text?length=50000", "application/x-ndjson", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(unpacked(answer)).contains("x".repeat(50_000)).endsWith("}\n");
  }

  @Test
  void whatIsLiveIsSentAsItIs() {
    var answer = get("/api/v1/text?length=50000", "text/event-stream", "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("x".repeat(50_000));
  }

  @Test
  void theVersionOfAnAnswerIsTheSameInBothForms() {
    var plain = get("/api/v1/text?length=50000", "application/json", "identity");
    var etag = plain.headers().firstValue("ETag").orElseThrow();
    var again =
        service.send(
            service
                .request("/api/v1/text?length=50000")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", etag),
            BodyHandlers.ofByteArray());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aSlashAtTheEndLeadsToWhatIsMeant() {
    var led = service.get("/api/v1/text/?length=10");
    assertThat(led.statusCode()).isEqualTo(308);
    assertThat(led.headers().firstValue("Location")).contains("/api/v1/text?length=10");
    assertThat(service.get("/api/v1/text//").statusCode()).isEqualTo(404);
    assertThat(service.get("/api/v1/nothing/").statusCode()).isEqualTo(404);
    assertThat(service.get("/api/v1/").statusCode()).isEqualTo(404);
  }
}
