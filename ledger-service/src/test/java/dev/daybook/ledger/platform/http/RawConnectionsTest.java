package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Operators;

class RawConnectionsTest {

  private static final String HEAD = "Host: localhost\r\nAuthorization: Bearer alice\r\n";
  private static final String NOTES =
      "/api/v1/notebooks/0190a0a0-0000-7000-8000-000000000001/notes";
  private static TestService service;

  @BeforeAll
  static void start() {
    service =
        TestService.with(
            new NoteEndpoints().all(),
            "daybook.http.head-seconds=1",
            "daybook.http.body-seconds=1",
            "daybook.http.idle-seconds=2",
            "daybook.http.max-connections=40",
            "daybook.http.health-connections=5");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/notes/{braces}",
        "/api/v1/notes?word=a|b",
        "/api/v1/notes?word=%zz",
        "/api/v1/notes/%",
        "/api/v1/notes?a=\\",
        "/api/v1/notes?^",
        "/api/v1/notes/\"",
        "http://[::1/api",
        "*",
        "api/v1/notes",
        "//",
        "//api/v1/notes",
        "/\u00e4"
      })
  void aTargetThatIsNoUriGetsTheEnvelope(String target) throws Exception {
    var answer =
        service.raw("GET " + target + " HTTP/1.1\r\n" + HEAD + "Connection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 4[0-9][0-9] .*").contains("\"request_id\":\"");
  }

  @Test
  void aTargetMayBeAWholeUri() throws Exception {
    var answer =
        service.raw(
            "GET http://localhost/api/v1/notes HTTP/1.1\r\nConnection: close\r\n" + HEAD + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "[", "a/b", "localhost:port", "{}", ""})
  void aHostThatIsNoneGetsAnAnswer(String host) throws Exception {
    var answer =
        service.raw(
            "GET /api/v1/notes HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 4[0-9][0-9] .*").contains("\"request_id\":\"");
  }

  @Test
  void aLineThatIsTooLongIs414AndAHeadThatIsTooLargeIs431() throws Exception {
    assertThat(service.raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n" + HEAD + "\r\n"))
        .startsWith("HTTP/1.1 414 ")
        .contains("\"code\":\"uri_too_long\"");
    assertThat(
            service.raw(
                "GET / HTTP/1.1\r\n" + HEAD + "X-Large: " + "a".repeat(17_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains("\"code\":\"head_too_large\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "\u0000\u0001\u0002\r\n\r\n"
      })
  void whatIsNoHttpIsRefusedAndNotWaitedFor(String bytes) throws Exception {
    assertThat(service.raw(bytes))
        .matches("(?s)HTTP/1.1 4[0-9][0-9] .*")
        .contains("\"request_id\":\"");
  }

  @Test
  void aHeadThatTricklesInIsCutOff() throws Exception {
    try (var socket = connect()) {
      write(socket, "GET /api/v1/notes HTTP/1.1\r\nHost: x\r\n");
      var begun = System.nanoTime();
      await()
          .pollInterval(Duration.ofMillis(100))
          .atMost(Duration.ofSeconds(5))
          .until(() -> trickles(socket));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }
  }

  /** Sends one more byte, and tells whether the other side has gone. */
  private static boolean trickles(Socket socket) {
    try {
      write(socket, "a");
      return false;
    } catch (IOException gone) {
      return true;
    }
  }

  /** Nor is it an error of ours, which strangers could fill the log with. */
  @Test
  void aBodyThatDoesNotComeIsNotWaitedFor() throws Exception {
    var droppedErrors = (Logger) LoggerFactory.getLogger(Operators.class);
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    droppedErrors.addAppender(logged);
    try {
      var answer =
          service.raw(
              "POST "
                  + NOTES
                  + " HTTP/1.1\r\n"
                  + HEAD
                  + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_timeout\"");
    } finally {
      droppedErrors.detachAppender(logged);
    }
    assertThat(logged.list).isEmpty();
  }

  @Test
  void aConnectionThatSaysNothingIsClosed() throws Exception {
    assertThat(service.raw("")).isEmpty();
    assertThat(service.raw("GET /api/v1/notes HTTP/1.1\r\n" + HEAD + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    var pipeline = new StringBuilder();
    for (var i = 0; i < 20; i++) {
      pipeline.append("GET /api/v1/notes HTTP/1.1\r\nX-Request-ID: r").append(i).append("\r\n");
      pipeline.append(HEAD).append("\r\n");
      pipeline.append("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    pipeline
        .append("GET /api/v1/notes HTTP/1.1\r\nConnection: close\r\n")
        .append(HEAD)
        .append("\r\n");
    var answers = service.raw(pipeline.toString());
    assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(22);
    assertThat(answers.split("HTTP/1.1 404 Not Found", -1)).hasSize(21);
    var last = -1;
    for (var i = 0; i < 20; i++) {
      var at = answers.indexOf("X-Request-ID: r" + i + "\r\n");
      assertThat(at).isGreaterThan(last);
      last = at;
    }
  }

  @Test
  void aBodyThatNobodyReadsDoesNotSpoilTheNextRequest() throws Exception {
    var refused =
        "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
            + "POST /api/v1/notes HTTP/1.1\r\n"
            + HEAD
            + "Content-Length: 70000\r\n\r\n"
            + "x".repeat(70_000);
    var good = "GET /api/v1/notes HTTP/1.1\r\nConnection: close\r\n" + HEAD + "\r\n";
    var answers = service.raw(refused + good);
    assertThat(answers).contains("HTTP/1.1 404 ", "HTTP/1.1 405 ", "HTTP/1.1 200 ");
  }

  @Test
  void moreConnectionsThanAllowedAreClosed() throws Exception {
    var open = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 60; i++) {
        open.add(connect());
      }
      var limits = service.context.getBean(NettyLimits.class);
      await().until(() -> limits.connections() <= 45);
    } finally {
      for (var socket : open) {
        socket.close();
      }
    }
    await().until(() -> service.context.getBean(NettyLimits.class).connections() == 0);
    assertThat(service.get("/api/v1/notes").statusCode()).isEqualTo(200);
  }

  private static Socket connect() throws IOException {
    var socket = new Socket("localhost", service.port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Test
  void twoAnswersToOneQuestionAreNotChosenFrom() throws Exception {
    assertThat(
            service.raw(
                "GET /api/v1/notes HTTP/1.1\r\nConnection: close\r\nAuthorization: Bearer bob\r\n"
                    + HEAD
                    + "\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"field\":\"Authorization\"");
    assertThat(
            service.raw(
                "POST "
                    + NOTES
                    + " HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
                    + "Content-Type: text/plain\r\nContent-Length: 2\r\n"
                    + HEAD
                    + "\r\n{}"))
        .startsWith("HTTP/1.1 415 ");
  }
}
