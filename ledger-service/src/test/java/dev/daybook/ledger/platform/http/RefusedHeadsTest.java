package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads that two readers could understand in two ways are refused, and end their connection. */
class RefusedHeadsTest {

  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.with(new NoteEndpoints().all(), "daybook.http.idle-seconds=2");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding:",
        "Transfer-Encoding: xchunked\r\nContent-Length: 3",
        "Transfer-Encoding:\r\n chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Content-Length: 3\r\nTransfer-Encoding: chunked"
      })
  void whatFollowsATransferEncodingOtherThanChunkedIsNoRequest(String encoding) throws Exception {
    for (var path : new String[] {"/nowhere", "/api/v1/notes", "/actuator/health"}) {
      isRefusedForGood(
          "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + encoding + "\r\n\r\n0\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "CHUNKED", "Chunked"})
  void chunkedIsReadInCapitalsToo(String encoding) throws Exception {
    var answers =
        service.raw(
            "POST /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                + encoding
                + "\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
                + "GET /actuator/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answers).startsWith("HTTP/1.1 404 ").contains("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: x\r\nHost: x\r\n", "Host: x\r\nhost: y\r\n"})
  void aRequestNamesOneHost(String hosts) throws Exception {
    isRefusedForGood("GET /api/v1/notes HTTP/1.1\r\n" + hosts + "\r\n");
    isRefusedForGood("GET /actuator/health HTTP/1.1\r\n" + hosts + "\r\n");
  }

  @Test
  void theOldVersionNeedsNoHost() throws Exception {
    assertThat(service.raw("GET /actuator/health HTTP/1.0\r\n\r\n")).matches("(?s)HTTP/1.. 200 .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.7", "0.9", "1.2", "2.0", "9.9"})
  void otherVersionsAreNotSpoken(String version) throws Exception {
    isRefusedForGood("GET /actuator/health HTTP/" + version + "\r\nHost: x\r\n\r\n");
  }

  /** Also when it comes behind a good one. */
  private static void isRefusedForGood(String request) throws IOException {
    var alone = service.raw(request + SMUGGLED);
    assertThat(alone)
        .as(request)
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("connection: close")
        .contains("\"code\":\"malformed_request\"", "\"request_id\":\"");
    assertThat(alone.split("HTTP/1.1 ", -1)).as(alone).hasSize(2);
    var behind = service.raw("GET /first HTTP/1.1\r\nHost: x\r\n\r\n" + request + SMUGGLED);
    assertThat(behind).startsWith("HTTP/1.1 404 ").contains("HTTP/1.1 400 ");
    assertThat(behind.split("HTTP/1.1 ", -1)).as(behind).hasSize(3);
  }
}
