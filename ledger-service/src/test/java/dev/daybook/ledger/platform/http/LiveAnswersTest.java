package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LiveAnswersTest {

  private static final NoteEndpoints NOTES = new NoteEndpoints();
  private static final AtomicLong PRODUCED = new AtomicLong();
  private static TestService service;

  private final List<InputStream> watched = new ArrayList<>();

  @BeforeAll
  static void start() {
    service =
        TestService.with(
            endpoints(),
            "daybook.http.live-comment-millis=200",
            "daybook.http.max-streams-per-caller=3");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** The live answers of one test are gone before the next begins. */
  @AfterEach
  void hangUp() throws IOException {
    for (var stream : watched) {
      stream.close();
    }
    await().until(() -> streams().openStreams() == 0);
  }

  private static List<Endpoint> endpoints() {
    var all = new ArrayList<>(NOTES.all());
    all.add(
        new Endpoint() {
          @Override
          public Operation operation() {
            return Operation.get("/endless", "Watch without an end")
                .open()
                .returns(Map.class)
                .live();
          }

          @Override
          public Mono<Answer> handle(Call call) {
            var text = "x".repeat(10_000);
            return Mono.just(
                Answer.live(
                    Flux.<LiveMessage>generate(
                        sink ->
                            sink.next(
                                new LiveMessage(
                                    PRODUCED.incrementAndGet(), "tick", Map.of("text", text))))));
          }
        });
    return all;
  }

  private HttpResponse<InputStream> watch(String... headers) {
    var request = service.request("/api/v1/changes").header("Accept", "text/event-stream");
    var answer =
        service.send(
            headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofInputStream());
    watched.add(answer.body());
    return answer;
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static String next(BufferedReader lines, String beginning) {
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(beginning)) {
          return line;
        }
      }
      return "the end";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void messagesComeAsTheyHappenWithTheirPositionsAndCommentsBetween() {
    var answer = watch();
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/event-stream;charset=UTF-8");
    var lines = lines(answer.body());
    assertThat(next(lines, "retry:")).isEqualTo("retry: 3000");
    assertThat(next(lines, ":")).isEqualTo(": alive");
    service.send(
        "POST",
        "/api/v1/notebooks/0190a0a0-0000-7000-8000-000000000001/notes",
        "{\"text\":\"line\\nend\",\"date\":\"2026-11-21\"}");
    assertThat(next(lines, "id:")).isEqualTo("id: 1");
    assertThat(next(lines, "event:")).isEqualTo("event: recorded");
    assertThat(next(lines, "data:")).contains("\"text\":\"line\\nend\"");
  }

  @Test
  void aReaderResumesAfterTheLastMessageTheySaw() {
    assertThat(next(lines(watch("Last-Event-ID", "41").body()), "id:")).isEqualTo("id: 42");
  }

  @Test
  void aStreamEndsWithTheTokenThatItWasOpenedWith() {
    var request =
        service
            .request("/api/v1/changes")
            .setHeader("Authorization", "Bearer " + TestService.CAROL)
            .header("Accept", "text/event-stream");
    var answer = service.send(request, BodyHandlers.ofInputStream());
    watched.add(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    var lines = lines(answer.body());
    assertThat(next(lines, "event:")).isEqualTo("event: signed_out");
    assertThat(next(lines, "data:")).contains("Sign in again", "\"request_id\":");
    assertThat(next(lines, "event:")).isEqualTo("the end");
  }

  @Test
  void aCallerReadsOnlySoManyStreams() throws Exception {
    var open = List.of(watch(), watch(), watch());
    open.forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    var refused = watch();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
        .contains("too_many_streams");
    open.getFirst().body().close();
    await().untilAsserted(() -> assertThat(watch().statusCode()).isEqualTo(200));
  }

  @Test
  void whatAReaderDoesNotTakeIsNotProduced() throws Exception {
    var before = PRODUCED.get();
    try (var socket = endless()) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      await().during(Duration.ofMillis(300)).until(PRODUCED::get, new Steady());
      assertThat(PRODUCED.get() - before).isLessThan(2_000);
    }
  }

  @Test
  void aReaderThatFallsAsleepIsToldSoAndLetGo() throws Exception {
    try (var socket = endless()) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      await().until(() -> streams().openStreams() == 1);
      // Asleep for two comments, but not long enough to be cut off without a word.
      await().pollDelay(Duration.ofMillis(700)).until(() -> true);
      var rest = lines(socket.getInputStream());
      assertThat(next(rest, "event: slow_reader")).isEqualTo("event: slow_reader");
      await().until(() -> streams().openStreams() == 0);
    }
  }

  @Test
  void aReaderThatIsNeverDoneButTakesSomethingIsNotSlow() throws Exception {
    try (var socket = endless()) {
      var stream = socket.getInputStream();
      await()
          .pollInterval(Duration.ofMillis(20))
          .during(Duration.ofSeconds(2))
          // A stream that is ended has fewer bytes.
          .until(() -> stream.readNBytes(20_000).length == 20_000);
    }
  }

  @Test
  void aReaderThatNeverWakesIsCutOff() throws Exception {
    try (var socket = endless()) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      await().until(() -> streams().openStreams() == 1);
      await().atMost(Duration.ofSeconds(10)).until(() -> streams().openStreams() == 0);
    }
  }

  private LiveStreams streams() {
    return service.context.getBean(LiveStreams.class);
  }

  private Socket endless() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new java.net.InetSocketAddress("localhost", service.port));
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/endless HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** True when the number is the same as at the look before. */
  private static final class Steady implements java.util.function.Predicate<Long> {

    private long last = -1;

    @Override
    public boolean test(Long now) {
      var same = now == last;
      last = now;
      return same;
    }
  }
}
