package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Bodies that are announced and do not come, or not to their end. */
class UnsentBodiesTest {

  private static final Duration BODY = Duration.ofSeconds(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);
  private static final String NOTES =
      "/api/v1/notebooks/0190a0a0-0000-7000-8000-000000000001/notes";
  private static final String ANNOUNCED =
      "Host: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n";
  private static final String ALICE = "Authorization: Bearer alice\r\n";

  private static TestService service;

  @BeforeAll
  static void start() {
    service =
        TestService.with(
            new NoteEndpoints().all(),
            "daybook.http.body-seconds=" + BODY.toSeconds(),
            "daybook.http.idle-seconds=1");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aBodyThatWasAskedForAndDoesNotComeIsARequestTimeout() throws Exception {
    var answer =
        service.raw(
            "POST %s HTTP/1.1\r\n%s%sExpect: 100-continue\r\n\r\n"
                .formatted(NOTES, ANNOUNCED, ALICE));
    assertThat(answer)
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 ")
        .contains("\"code\":\"request_timeout\"");
  }

  @Test
  void aBodyThatWasAskedForIsTaken() throws Exception {
    var body = "{\"text\":\"asked\",\"date\":\"2026-11-21\"}";
    try (var socket = new Socket("localhost", service.port)) {
      socket.setSoTimeout(5_000);
      send(
          socket,
          "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%sExpect: 100-continue\r\nConnection: close\r\n\r\n"
              .formatted(NOTES, body.length(), ALICE));
      assertThat(head(socket)).startsWith("HTTP/1.1 100 Continue\r\n");
      send(socket, body);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 201 ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | POST /nowhere",
        "404 | POST /api/v1/nowhere",
        "405 | POST /api/v1/notes",
        "401 | POST " + NOTES,
        "403 | POST " + NOTES,
        "405 | POST /actuator/health",
        "405 | POST /actuator/health/nothing",
      })
  void aRefusalDoesNotWaitForABody(int status, String line) throws Exception {
    var caller = status == 403 ? "Authorization: Bearer " + TestService.BOB + "\r\n" : "";
    for (var more : new String[] {"", "Expect: 100-continue\r\n", "Connection: close\r\n"}) {
      try (var socket = new Socket("localhost", service.port)) {
        socket.setSoTimeout((int) BODY.toMillis() / 2);
        send(socket, line + " HTTP/1.1\r\n" + ANNOUNCED + caller + more + "\r\n");
        var first = socket.getInputStream().readNBytes("HTTP/1.1 404".length());
        assertThat(new String(first, StandardCharsets.US_ASCII))
            .as(more)
            .isEqualTo("HTTP/1.1 " + status);
      }
    }
  }

  /** The caller's own end of the connection is shut, or it is gone. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyThatBreaksOffIsNotLogged(boolean reset) throws Exception {
    var limits = service.context.getBean(NettyLimits.class);
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    root.addAppender(logged);
    try {
      for (var i = 0; i < 50; i++) {
        try (var socket = new Socket("localhost", service.port)) {
          send(socket, "POST %s HTTP/1.1\r\n%s%s\r\n{".formatted(NOTES, ANNOUNCED, ALICE));
          await().pollInterval(LOOK_AGAIN).until(() -> limits.connections() > 0);
          if (reset) {
            socket.setSoLinger(true, 0);
          }
        }
      }
      await().until(() -> limits.connections() == 0);
      await()
          .during(Duration.ofMillis(500))
          .until(
              () -> logged.list.stream().noneMatch(e -> e.getLevel().isGreaterOrEqual(Level.WARN)));
    } finally {
      root.detachAppender(logged);
    }
  }

  private static String head(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    return head.toString();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
