package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the framework answers by itself is answered no worse than what is ours. */
class FrameworkPathsTest {

  private static final List<String> NAMES =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Access-Control-Request-Headers",
          "Access-Control-Request-Method",
          "Authorization",
          "Content-Encoding",
          "Content-Language",
          "Content-Length",
          "Content-Type",
          "Cookie",
          "Date",
          "Expect",
          "Forwarded",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Range",
          "If-Unmodified-Since",
          "Last-Event-ID",
          "Origin",
          "Prefer",
          "Range",
          "Sec-WebSocket-Key",
          "Upgrade",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "X-Forwarded-Proto",
          "X-HTTP-Method-Override",
          "X-Request-ID");

  private static final List<String> VALUES =
      List.of(
          "",
          ",",
          ",,",
          " , ,",
          ";",
          "=",
          "\"",
          "*",
          "*/",
          "/*",
          "a/",
          "a/b;",
          "a/b;q",
          "a/b;q=",
          "a/b;q=\"",
          "a/b;q=2",
          "a/b;q=NaN",
          "a/b;charset=none",
          "a/b;charset=\"",
          "*/*;q=0",
          "*/json",
          "bytes=",
          "bytes=9-1",
          "bytes=0-0,",
          "http://[",
          "://",
          "null",
          "-1",
          "0",
          "99999999999999999999",
          "for=\"",
          "\u00ff",
          "%",
          "a=b; a=\u0001",
          "websocket",
          "h2c",
          "en;q=x",
          "100-continue",
          "Fri, 99 Foo 2026 99:99:99 GMT");

  private static TestService service;

  @BeforeAll
  static void start() {
    service =
        TestService.with(
            new NoteEndpoints().all(),
            "daybook.http.body-seconds=1",
            "daybook.http.idle-seconds=1");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aHeaderThatCantBeReadIsNoFaultOfOurs() throws Exception {
    var faults = new ArrayList<String>();
    for (var path : new String[] {"/actuator/health", "/actuator/health/liveness", "/nowhere"}) {
      for (var name : NAMES) {
        for (var value : VALUES) {
          var answer = service.raw(request("GET", path, name + ": " + value + "\r\n"));
          if (!answer.matches("(?s)HTTP/1.1 [234].*") || isBare(answer)) {
            faults.add(name + ": " + value + " at " + path + " -> " + firstLine(answer));
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidInTheEnvelope() throws Exception {
    var paths = new String[] {"/actuator/x", "/actuator/health/nothing", "/actuator/health/a/b"};
    for (var path : paths) {
      assertThat(service.raw(request("GET", path, "")))
          .as(path)
          .startsWith("HTTP/1.1 404 ")
          .contains("\"code\":\"not_found\"", "\"request_id\":\"");
    }
  }

  @Test
  void everyMethodIsAnsweredInTheEnvelopeOrNotRefused() throws Exception {
    for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"}) {
      for (var path : new String[] {"/actuator/health", "/actuator/health/nothing", "/nowhere"}) {
        var answer = service.raw(request(method, path, ""));
        assertThat(answer).as(method + " " + path).matches("(?s)HTTP/1.1 [24].*");
        assertThat(isBare(answer)).as(answer).isFalse();
      }
    }
  }

  private static String request(String method, String path, String header) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + header
        + "\r\n";
  }

  /** A refusal without a word. */
  private static boolean isBare(String answer) {
    return answer.startsWith("HTTP/1.1 4") && !answer.contains("\"request_id\":\"");
  }

  private static String firstLine(String answer) {
    var end = answer.indexOf("\r\n");
    return end < 0 ? "\"" + answer + "\"" : answer.substring(0, end);
  }
}
