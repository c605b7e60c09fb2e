package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** The same port speaks HTTP/2: from the first byte on, or after a request that asks for it. */
class Http2Test {

  private static final String NOTES =
      "/api/v1/notebooks/0190a0a0-0000-7000-8000-000000000001/notes";
  private static final String NOTE = "{\"text\":\"by two\",\"date\":\"2026-11-21\"}";
  private static final String ASKING_FOR_HTTP2 =
      "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";

  private static TestService service;
  private static NettyLimits limits;

  /** Of its own for each test, so that each begins with a connection that has to be upgraded. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

  @BeforeAll
  static void start() {
    var endpoints = new ArrayList<>(new NoteEndpoints().all());
    var text = Answer.ok(Map.of("text", "x".repeat(50_000)));
    endpoints.add(
        Endpoint.of(
            Operation.get("/long", "Read a long text").open().returns(Map.class),
            call -> Mono.just(text)));
    endpoints.add(
        Endpoint.of(
            Operation.get("/late", "Answer late").open(),
            call -> Mono.just(Answer.nothing()).delaySubscription(Duration.ofMillis(100))));
    service = TestService.with(endpoints);
    limits = service.context.getBean(NettyLimits.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void nothingIsLeft() {
    client.close();
    await().until(() -> limits.connections() == 0);
  }

  private HttpResponse<String> get(String path, String... headers) {
    try {
      var request = service.request(path);
      return client.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRequestThatAsksForItIsAnsweredInHttp2AndSoAreThoseAfterIt() {
    for (var i = 0; i < 3; i++) {
      var answer = get("/api/v1/notes");
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).startsWith("{\"data\":[");
      assertThat(answer.headers().firstValue("X-Request-ID")).isPresent();
    }
    assertThat(limits.connections()).isEqualTo(1);
  }

  @Test
  void refusalsHaveTheirEnvelope() {
    assertThat(get("/nowhere").body()).contains("\"code\":\"not_found\"", "\"request_id\":\"");
    var unknown = get("/api/v1/notes?nothing=1");
    assertThat(unknown.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("\"field\":\"nothing\"");
  }

  /** It would have to be held whole before; the connection goes on in HTTP/1.1. */
  @Test
  void aFirstRequestWithABodyIsAnsweredInHttp11() throws Exception {
    var recorded =
        client.send(
            service
                .request(NOTES)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(NOTE))
                .build(),
            BodyHandlers.ofString());
    assertThat(recorded.statusCode()).isEqualTo(201);
    assertThat(recorded.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(get("/api/v1/notes").version()).isEqualTo(HttpClient.Version.HTTP_2);
  }

  @Test
  void aBodyIsTakenOnceHttp2IsSpoken() throws Exception {
    get("/api/v1/notes");
    var request = service.request(NOTES).header("Content-Type", "application/json");
    for (var body :
        new java.net.http.HttpRequest.BodyPublisher[] {
          BodyPublishers.ofString(NOTE),
          BodyPublishers.fromPublisher(BodyPublishers.ofString(NOTE)),
        }) {
      var recorded = client.send(request.POST(body).build(), BodyHandlers.ofString());
      assertThat(recorded.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(recorded.statusCode()).isEqualTo(201);
      assertThat(recorded.headers().firstValue("Location").orElseThrow()).contains("/notes/");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAndTheConnectionGoesOn() throws Exception {
    get("/api/v1/notes");
    for (var i = 0; i < 5; i++) {
      var refused =
          client.send(
              service
                  .request(NOTES)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(" ".repeat(300_000) + NOTE))
                  .build(),
              BodyHandlers.ofString());
      assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(refused.statusCode()).isEqualTo(413);
    }
    assertThat(get("/api/v1/notes").statusCode()).isEqualTo(200);
    await().until(() -> limits.connections() == 1);
  }

  @Test
  void manyAreAskedAtOnceAndEachGivesItsPlaceBack() {
    get("/api/v1/notes");
    for (var round = 0; round < 20; round++) {
      var answers =
          IntStream.range(0, 80)
              .mapToObj(
                  i ->
                      client.sendAsync(
                          service.request("/api/v1/notes").build(), BodyHandlers.ofString()))
              .toList();
      answers.stream()
          .map(CompletableFuture::join)
          .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }
    await().until(() -> limits.connections() == 1);
  }

  @Test
  void aLiveAnswerIsReadBesideOthersAndEndsWhenItIsCancelled() throws Exception {
    var streams = service.context.getBean(LiveStreams.class);
    get("/api/v1/notes");
    for (var round = 0; round < 20; round++) {
      var live =
          client.send(
              service.request("/api/v1/changes").header("Accept", "text/event-stream").build(),
              BodyHandlers.ofInputStream());
      assertThat(live.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(new String(live.body().readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("retry:");
      assertThat(streams.openStreams()).isEqualTo(1);
      assertThat(get("/api/v1/notes").statusCode()).isEqualTo(200);
      live.body().close();
      await().until(() -> streams.openStreams() == 0 && limits.connections() == 1);
    }
  }

  @Test
  void aLongAnswerIsCompressed() throws Exception {
    get("/api/v1/notes");
    var packed =
        client.send(
            service.request("/api/v1/long").header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofByteArray());
    assertThat(packed.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body()).startsWith(0x1f, 0x8b);
    var live =
        client.send(
            service
                .request("/api/v1/changes")
                .headers("Accept", "text/event-stream", "Accept-Encoding", "gzip")
                .build(),
            BodyHandlers.ofInputStream());
    assertThat(live.headers().firstValue("Content-Encoding")).isEmpty();
    live.body().close();
  }

  @Test
  void itIsSpokenFromTheFirstByteOn() throws Exception {
    try (var socket = Http2Socket.to(service)) {
      var streams = new ArrayList<Integer>();
      for (var i = 0; i < 50; i++) {
        streams.add(socket.get("/api/v1/notes"));
      }
      for (var stream : streams) {
        assertThat(socket.answer(stream).status()).isEqualTo(200);
      }
      await().until(() -> limits.connections() == 1);
    }
  }

  /** The preface may come in pieces, as anything may that comes over a network. */
  @Test
  void aPrefaceInPiecesIsOne() throws Exception {
    try (var socket = new Socket("localhost", service.port)) {
      socket.setTcpNoDelay(true);
      for (var c : Http2Socket.PREFACE.toCharArray()) {
        socket.getOutputStream().write(c);
        socket.getOutputStream().flush();
        Thread.onSpinWait();
      }
      socket.getOutputStream().write(Http2Socket.frameHead(0, 4, 0, 0));
      socket.setSoTimeout(5_000);
      // The first frame that comes back are the settings, whose type is 4.
      assertThat(socket.getInputStream().readNBytes(9)[3]).isEqualTo((byte) 4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Upgrade: websocket\r\nConnection: Upgrade\r\n",
        "Upgrade: h2c\r\n",
        "Upgrade: h2c\r\nConnection: Upgrade\r\n",
        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n",
        "Upgrade: h2c, websocket\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n",
        "Upgrade: TLS/1.3, HTTP/2.0\r\nConnection: Upgrade\r\n"
      })
  void whatAsksForAnythingElseIsAnsweredInHttp11(String headers) throws Exception {
    for (var rest : new String[] {"", "Content-Length: 5\r\n"}) {
      var answer =
          service.raw(
              "POST /nowhere HTTP/1.1\r\nHost: x\r\n%s%s\r\n%sGET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .formatted(headers, rest, rest.isEmpty() ? "" : "hello"));
      assertThat(answer.split("HTTP/1.1 404 ", -1)).as(answer).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"})
  void noBodyIsHeldForTheSakeOfAnotherProtocol(String rest) throws Exception {
    var answer =
        service.raw(
            "POST /nowhere HTTP/1.1\r\nHost: x\r\n"
                + ASKING_FOR_HTTP2
                + rest
                + "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer.split("HTTP/1.1 404 ", -1)).as(answer).hasSize(3);
  }

  /** The answer to the first would come in the midst of frames. */
  @Test
  void whoAsksForItBehindAnotherRequestIsAnsweredInHttp11() throws Exception {
    try (var socket = new Socket("localhost", service.port)) {
      socket.setSoTimeout(5_000);
      var requests =
          "GET /api/v1/late HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n"
              + ASKING_FOR_HTTP2
              + "\r\n";
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
      var answers = new StringBuilder();
      while (answers.indexOf("not_found") < 0) {
        answers.append((char) socket.getInputStream().read());
      }
      assertThat(answers).startsWith("HTTP/1.1 204 ").contains("HTTP/1.1 404 ");
    }
  }
}
