package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://Example.org                  | example.org | 443  | /          | example.org
          https://example.org/hooks?a=b%20c&d  | example.org | 443  | /hooks?a=b%20c&d | example.org
          HTTPS://example.org:8443/            | example.org | 8443 | /          | example.org:8443
          http://example.org:80?x              | example.org | 80   | /?x        | example.org
          https://[2606:4700::1]:444/x         | 2606:4700::1 | 444 | /x         | [2606:4700::1]:444
          """,
      delimiter = '|')
  void isRead(String url, String host, int port, String path, String authority) {
    var destination = Destination.of(url).orElseThrow();
    assertThat(destination.host()).isEqualTo(host);
    assertThat(destination.port()).isEqualTo(port);
    assertThat(destination.path()).isEqualTo(path);
    assertThat(destination.authority()).isEqualTo(authority);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "/hooks",
        "ftp://example.org",
        "https:example.org",
        "https://",
        "https:///hooks",
        "https://user@example.org",
        "https://user:secret@example.org",
        "https://example.org/#top",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://exa mple.org",
        "https://example.org/a b",
        "https://bücher.example",
        "https://example.org/ü",
        "https://under_score.example",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://example.org\r\nX: y",
        "https://[::1",
        "https://example.org:x"
      })
  void isNone(String url) {
    assertThat(Destination.of(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org", "https://localhost", "https://LOCALHOST.", "https://a.localhost/",
        "https://127.0.0.1:8443", "https://[::1]/", "https://10.1.2.3/x",
            "https://169.254.169.254/",
        "https://[::ffff:192.168.1.1]/", "https://printer.local", "https://metadata.google.internal"
      })
  void doesNotLookPublic(String url) {
    assertThat(Destination.of(url).orElseThrow().looksPublic()).isFalse();
  }

  @Test
  void aNameLooksPublicUntilItIsLookedUp() {
    assertThat(Destination.of("https://hooks.example.org/").orElseThrow().looksPublic()).isTrue();
    assertThat(Destination.of("https://1.1.1.1/").orElseThrow().looksPublic()).isTrue();
  }
}
