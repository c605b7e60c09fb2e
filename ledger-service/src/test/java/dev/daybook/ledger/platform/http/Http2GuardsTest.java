package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What holds for a connection of HTTP/1.1 holds for each stream of HTTP/2. */
class Http2GuardsTest {

  private static final int MOST_STREAMS = 8;
  private static final int MOST_RESETS = 20;
  private static final int MAX_CONCURRENT_STREAMS = 0x3;
  private static final int MAX_HEADER_LIST_SIZE = 0x6;
  private static final Duration BODY = Duration.ofSeconds(4);
  private static final String NOTES =
      "/api/v1/notebooks/0190a0a0-0000-7000-8000-000000000001/notes";
  private static final byte[] NOTE =
      "{\"text\":\"by two\",\"date\":\"2026-11-21\"}".getBytes(StandardCharsets.US_ASCII);

  private record Answering(Operation operation, Mono<Answer> answer) implements Endpoint {

    @Override
    public Mono<Answer> handle(Call call) {
      return answer;
    }
  }

  private static TestService service;
  private static NettyLimits limits;
  private static LiveStreams live;

  @BeforeAll
  static void start() {
    var endpoints = new ArrayList<>(new NoteEndpoints().all());
    endpoints.add(
        new Answering(
            Operation.get("/large", "Read much").open().returns(Map.class),
            Mono.just(Answer.ok(Map.of("text", "x".repeat(200_000))))));
    service =
        TestService.with(
            endpoints,
            "daybook.http.max-streams-per-connection=" + MOST_STREAMS,
            "daybook.http.max-resets-per-connection=" + MOST_RESETS,
            "daybook.http.head-seconds=1",
            "daybook.http.body-seconds=" + BODY.toSeconds(),
            "daybook.http.stalled-seconds=1",
            "daybook.http.idle-seconds=2",
            "daybook.http.live-comment-millis=200");
    limits = service.context.getBean(NettyLimits.class);
    live = service.context.getBean(LiveStreams.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    root.addAppender(logged);
  }

  /** And strangers have written nothing into the log. */
  @AfterEach
  void everythingIsGivenBack() {
    await().until(() -> limits.connections() == 0 && live.openStreams() == 0);
    root.detachAppender(logged);
    assertThat(logged.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @Test
  void theLimitsAreToldAtTheBeginning() throws Exception {
    try (var client = Http2Socket.to(service)) {
      client.ping();
      assertThat(client.settings)
          .containsEntry(MAX_CONCURRENT_STREAMS, (long) MOST_STREAMS)
          .containsEntry(MAX_HEADER_LIST_SIZE, 16_384L);
    }
  }

  private record Told(String what, UnaryOperator<Http2Headers> change, int status, String code) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Told> headsThatAreNone() {
    return Stream.of(
        new Told("no path", head -> without(head, ":path"), 400, "malformed_request"),
        new Told("no method", head -> without(head, ":method"), 400, "malformed_request"),
        new Told("no scheme", head -> without(head, ":scheme"), 400, "malformed_request"),
        new Told("no authority", head -> without(head, ":authority"), 400, "malformed_request"),
        new Told("another host", head -> head.add("host", "other"), 400, "malformed_request"),
        new Told(
            "two hosts",
            head -> without(head, ":authority").add("host", "a").add("host", "b"),
            400,
            "malformed_request"),
        new Told("a host that is none", head -> head.authority("a b"), 400, "malformed_request"),
        new Told("a path with braces", head -> head.path("/a/{b}"), 400, "malformed_request"),
        new Told("no path but a star", head -> head.path("*"), 400, "malformed_request"),
        new Told("another protocol", head -> head.set(":protocol", "x"), 400, "malformed_request"),
        new Told("a tunnel", head -> head.method("CONNECT"), 400, "malformed_request"),
        new Told("a long path", head -> head.path("/" + "a".repeat(9_000)), 414, "uri_too_long"),
        new Told("an unknown path", head -> head.path("/nowhere"), 404, "not_found"));
  }

  private static Http2Headers without(Http2Headers head, String name) {
    head.remove(name);
    return head;
  }

  @ParameterizedTest
  @MethodSource("headsThatAreNone")
  void aHeadThatIsNoneIsToldSo(Told told) throws Exception {
    try (var client = Http2Socket.to(service)) {
      var head = told.change().apply(Http2Socket.asked("GET", "/api/v1/notes"));
      var refused = client.answer(client.request(head, true));
      assertThat(refused.status()).as(refused.toString()).isEqualTo(told.status());
      assertThat(refused.body()).contains("\"code\":\"" + told.code(), "\"request_id\":\"");
      assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "connection, close",
    "transfer-encoding, chunked",
    "upgrade, h2c",
    "te, gzip",
    "X-Capital, x",
    ":unknown, x"
  })
  void whatHasNoPlaceInHttp2BreaksItsStreamAlone(String name, String value) throws Exception {
    try (var client = Http2Socket.to(service)) {
      var head = Http2Socket.asked("GET", "/api/v1/notes").add(name, value);
      var broken = client.answer(client.request(head, true));
      assertThat(broken.reset).as(broken.toString()).isEqualTo(Http2Error.PROTOCOL_ERROR);
      assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
    }
  }

  @Test
  void soDoesAnEmptyPath() throws Exception {
    try (var client = Http2Socket.to(service)) {
      var broken = client.answer(client.get(""));
      assertThat(broken.reset).as(broken.toString()).isEqualTo(Http2Error.PROTOCOL_ERROR);
      assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
    }
  }

  @Test
  void headersThatTheFrameworkStumblesOverAreAnsweredAsEver() throws Exception {
    try (var client = Http2Socket.to(service)) {
      var post = Http2Socket.asked("POST", NOTES, "content-type", "application/;;");
      int stream = client.request(post, false);
      client.data(stream, NOTE, true);
      assertThat(client.answer(stream).status()).isEqualTo(415);
      assertThat(client.answer(client.get("/api/v1/notes", "accept", " , ")).status())
          .isEqualTo(200);
      var preflight = client.get("/api/v1/notes", "access-control-request-method", "GET");
      assertThat(client.answer(preflight).body()).startsWith("{\"data\":[");
    }
  }

  @Test
  void aHeadThatIsTooLargeIs431() throws Exception {
    try (var client = Http2Socket.to(service)) {
      var large = client.get("/api/v1/notes", "x-large", "a".repeat(16_300));
      assertThat(client.answer(large).status()).isEqualTo(431);
      assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
    }
  }

  /** However it is cut into frames, and though none of them would be large. */
  @Test
  void aHeadWithoutEndEndsTheConnection() throws Exception {
    try (var client = Http2Socket.to(service)) {
      client.frame(Http2FrameTypes.HEADERS, 0, 1, client.block(Http2Socket.asked("GET", "/")));
      var more = new DefaultHttp2Headers(false);
      for (var i = 0; i < 1_000; i++) {
        more.set("x-more-" + i, "a".repeat(1_000));
        try {
          client.frame(Http2FrameTypes.CONTINUATION, 0, 1, client.block(more));
        } catch (IOException gone) {
          break;
        }
        more.clear();
      }
      client.untilClosed();
      assertThat(client.answers).isEmpty();
    }
  }

  @Test
  void aFrameThatDoesNotEndEndsTheConnection() throws Exception {
    for (var begun :
        List.of(
            new byte[] {0, 0},
            Http2Socket.frameHead(100, Http2FrameTypes.HEADERS, Http2Socket.END_HEADERS, 1),
            Http2Socket.frameHead(0, Http2FrameTypes.HEADERS, 0, 1),
            Http2Socket.frameHead(8, Http2FrameTypes.PING, 0, 0))) {
      try (var client = Http2Socket.to(service)) {
        var changes = client.get("/api/v1/changes", "accept", "text/event-stream");
        client.begun(changes, 1);
        client.raw(begun);
        var since = System.nanoTime();
        client.untilClosed();
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(4));
      }
    }
  }

  @Test
  void aPrefaceAndNothingElseIsNotWaitedFor() throws Exception {
    for (var begun : new String[] {Http2Socket.PREFACE.substring(0, 8), Http2Socket.PREFACE}) {
      assertThat(service.raw(begun)).isNotNull();
    }
  }

  @Test
  void aBodyThatDoesNotComeIsARequestTimeout() throws Exception {
    try (var client = Http2Socket.to(service)) {
      int waiting =
          client.request(
              Http2Socket.asked("POST", NOTES, "content-type", "application/json"), false);
      client.data(waiting, new byte[] {'{'}, false);
      var late = client.answer(waiting);
      assertThat(late.status()).as(late.toString()).isEqualTo(408);
      assertThat(late.body()).contains("\"code\":\"request_timeout\"");
      assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
      assertThat(client.soFar(waiting).reset).isEqualTo(Http2Error.NO_ERROR);
    }
  }

  @Test
  void aBodyThatWasAskedForIsTaken() throws Exception {
    try (var client = Http2Socket.to(service)) {
      var head =
          Http2Socket.asked(
              "POST", NOTES, "content-type", "application/json", "expect", "100-continue");
      int stream = client.request(head, false);
      while (client.soFar(stream).head == null) {
        client.take();
      }
      assertThat(client.soFar(stream).status()).isEqualTo(100);
      client.data(stream, NOTE, true);
      assertThat(client.answer(stream).status()).isEqualTo(201);
    }
  }

  /** And its place is given back, whether the client goes on with the body or not. */
  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/api/v1/nowhere", "/api/v1/notes", "/actuator/health"})
  void aRefusalDoesNotWaitForABody(String path) throws Exception {
    try (var client = Http2Socket.to(service)) {
      int refused = client.request(Http2Socket.asked("POST", path), false);
      var since = System.nanoTime();
      assertThat(client.answer(refused).status()).isIn(404, 405);
      while (client.soFar(refused).reset == null) {
        client.take();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(BODY);
      assertThat(client.soFar(refused).reset).isEqualTo(Http2Error.NO_ERROR);
      assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
    }
  }

  /** Also when it never says that it has seen how many there may be. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void moreStreamsThanAllowedAreRefusedAndMayBeAskedAgain(boolean confirms) throws Exception {
    try (var opened = Http2Socket.to(service)) {
      var client = confirms ? opened : opened.confirmingNothing();
      var streams = new ArrayList<Integer>();
      for (var i = 0; i < MOST_STREAMS; i++) {
        streams.add(client.request(Http2Socket.asked("POST", NOTES), false));
      }
      var beyond = client.get("/api/v1/notes");
      assertThat(client.answer(beyond).reset).isEqualTo(Http2Error.REFUSED_STREAM);
      client.data(streams.getFirst(), NOTE, true);
      assertThat(client.answer(streams.getFirst()).status()).isEqualTo(415);
      assertThat(client.answer(client.get("/api/v1/notes")).status()).isEqualTo(200);
    }
  }

  @Test
  void whoTakesBackMoreThanAllowedIsCutOff() throws Exception {
    try (var client = Http2Socket.to(service)) {
      for (var i = 0; i < 10 * MOST_RESETS; i++) {
        try {
          client.reset(client.get("/api/v1/notes"), Http2Error.CANCEL);
        } catch (IOException gone) {
          break;
        }
      }
      client.untilClosed();
      // One that was answered before it was taken back is not counted.
      assertThat(client.answers).hasSizeLessThan(2 * MOST_RESETS);
    }
    assertThat(service.get("/api/v1/notes").statusCode()).isEqualTo(200);
  }

  /** Requests that are broken on purpose cost as much as those that are taken back. */
  @Test
  void whoHasMoreStreamsBrokenThanAllowedIsCutOff() throws Exception {
    try (var client = Http2Socket.to(service)) {
      for (var i = 0; i < 10 * MOST_RESETS; i++) {
        try {
          client.windowUpdate(client.get("/api/v1/notes"), 0);
        } catch (IOException gone) {
          break;
        }
      }
      client.untilClosed();
    }
    assertThat(service.get("/api/v1/notes").statusCode()).isEqualTo(200);
  }

  @Test
  void aLiveAnswerEndsWhenItsStreamIsReset() throws Exception {
    try (var client = Http2Socket.to(service)) {
      for (var i = 0; i < MOST_RESETS / 2; i++) {
        var changes = client.get("/api/v1/changes", "accept", "text/event-stream");
        client.begun(changes, 1);
        assertThat(live.openStreams()).isEqualTo(1);
        client.reset(changes, Http2Error.CANCEL);
        await().until(() -> live.openStreams() == 0);
      }
      client.ping();
      assertThat(limits.connections()).isEqualTo(1);
    }
  }

  @Test
  void whoLeavesIsSeenToLeaveWithAllStreams() throws Exception {
    try (var client = Http2Socket.to(service)) {
      for (var i = 0; i < MOST_STREAMS / 2; i++) {
        client.begun(client.get("/api/v1/changes", "accept", "text/event-stream"), 1);
        client.request(Http2Socket.asked("POST", NOTES), false);
      }
      await().until(() -> limits.connections() == MOST_STREAMS);
      client.breakOff();
    }
  }

  /** The others on its connection go on. */
  @Test
  void aStreamThatTakesNothingOfItsAnswerIsCutOff() throws Exception {
    try (var client = Http2Socket.to(service, 1_000)) {
      var slow = client.get("/api/v1/large");
      client.begun(slow, 1_000);
      var cut = client.answer(slow);
      assertThat(cut.reset).isEqualTo(Http2Error.CANCEL);
      assertThat(cut.bytes.size()).isEqualTo(1_000);
      assertThat(client.answer(client.get("/api/v1/notes/x")).status()).isEqualTo(400);
    }
  }

  @Test
  void aStreamThatTakesItsAnswerSlowlyGetsAllOfIt() throws Exception {
    try (var client = Http2Socket.to(service, 20_000)) {
      var slow = client.get("/api/v1/large");
      for (var bytes = 20_000; bytes < 200_000; bytes += 20_000) {
        client.begun(slow, bytes);
        var since = System.nanoTime();
        await().until(() -> System.nanoTime() - since > Duration.ofMillis(200).toNanos());
        client.windowUpdate(slow, 20_000);
      }
      client.windowUpdate(slow, 20_000);
      assertThat(client.answer(slow).isWhole).isTrue();
      assertThat(client.answer(slow).bytes.size()).isGreaterThan(200_000);
    }
  }

  @Test
  void aConnectionWithoutARequestIsClosedAndOneWithALiveAnswerIsNot() throws Exception {
    try (var idle = Http2Socket.to(service);
        var watching = Http2Socket.to(service)) {
      watching.begun(watching.get("/api/v1/changes", "accept", "text/event-stream"), 1);
      assertThat(idle.answer(idle.get("/api/v1/notes")).status()).isEqualTo(200);
      idle.untilClosed();
      assertThat(idle.goneAway).isEqualTo(Http2Error.NO_ERROR);
      var since = System.nanoTime();
      while (System.nanoTime() - since < Duration.ofSeconds(3).toNanos()) {
        assertThat(watching.take()).isNotNegative();
      }
      assertThat(live.openStreams()).isEqualTo(1);
    }
  }
}
