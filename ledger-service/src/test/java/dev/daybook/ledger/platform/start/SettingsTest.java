package dev.daybook.ledger.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void everythingHasADefault() {
    var settings = settings(Map.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.address().getHostAddress()).isEqualTo("127.0.0.1");
    assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.database()).isEmpty();
    assertThat(settings.accessTokenLife()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.rateLimits()).isTrue();
    assertThat(settings.webhooksAllowPrivate()).isFalse();
  }

  @Test
  void whatLooksLikeASettingAndIsNoneIsFound() {
    assertThat(
            Setting.unknownAmong(
                List.of("PATH", "DAYBOOK_DATABASE_ULR", "DAYBOOK_DATA_DIR", "DAYBOOK_DATABASE")))
        .containsExactly("DAYBOOK_DATABASE", "DAYBOOK_DATABASE_ULR");
  }

  @Test
  void anEmptyValueIsNoValue() {
    assertThat(settings(Map.of("DAYBOOK_DATABASE_URL", " ", "SERVER_PORT", "")))
        .isEqualTo(settings(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SERVER_PORT                    | 80x     | SERVER_PORT must be a whole number from 0 to 65535, but is "80x".
          SERVER_PORT                    | 65536   | SERVER_PORT must be a whole number from 0 to 65535, but is "65536".
          SERVER_ADDRESS                 | no such | SERVER_ADDRESS must be an address of this machine, but is "no such".
          DAYBOOK_ACCESS_TOKEN_SECONDS   | 0       | DAYBOOK_ACCESS_TOKEN_SECONDS must be a whole number from 1 to 86400, but is "0".
          DAYBOOK_LOG                    | xml     | DAYBOOK_LOG must be json or plain, but is "xml".
          DAYBOOK_RATE_LIMITS            | false   | DAYBOOK_RATE_LIMITS must be on or off, but is "false".
          DAYBOOK_WEBHOOKS_ALLOW_PRIVATE | yes     | DAYBOOK_WEBHOOKS_ALLOW_PRIVATE must be true or false, but is "yes".
          DAYBOOK_HTTP_MAX_CONNECTIONS   | 0       | DAYBOOK_HTTP_MAX_CONNECTIONS must be a whole number from 1 to 1000000, but is "0".
          DAYBOOK_HTTP_MAX_CONNECTIONS_PER_ADDRESS | many | DAYBOOK_HTTP_MAX_CONNECTIONS_PER_ADDRESS must be a whole number from 1 to 1000000, but is "many".
          DAYBOOK_HTTP_MAX_STREAMS_PER_CONNECTION | 0 | DAYBOOK_HTTP_MAX_STREAMS_PER_CONNECTION must be a whole number from 1 to 1000, but is "0".
          DAYBOOK_HTTP_MAX_RESETS_PER_CONNECTION | 0 | DAYBOOK_HTTP_MAX_RESETS_PER_CONNECTION must be a whole number from 1 to 100000, but is "0".
          DAYBOOK_SERVICE_CONNECTIONS    | 1000    | DAYBOOK_SERVICE_CONNECTIONS must be a whole number from 1 to 200, but is "1000".
          """)
  void aWrongSettingIsToldInOneSentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> settings(Map.of(name, value)))
        .isInstanceOf(StartRefused.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "localhost:3000",
        "http://localhost:3000/",
        "https://books.example.org:443",
        "https://Books.example.org",
        "https://books.example.org,",
        "https://*.example.org",
        "ftp://books.example.org"
      })
  void anOriginThatNoBrowserWritesSoIsToldByName(String origins) {
    assertThatThrownBy(() -> settings(Map.of("DAYBOOK_ALLOWED_ORIGINS", origins)))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("DAYBOOK_ALLOWED_ORIGINS must be at most 50 origins like ")
        .hasMessageEndingWith(", but is \"" + origins + "\".");
  }

  @Test
  void originsArePartedByCommas() {
    assertThat(
            settings(
                    Map.of(
                        "DAYBOOK_ALLOWED_ORIGINS",
                        "http://localhost:3000, https://books.example.org"))
                .allowedOrigins())
        .containsExactlyInAnyOrder("http://localhost:3000", "https://books.example.org");
    assertThat(settings(Map.of()).allowedOrigins()).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(() -> settings(Map.of("SERVER_PORT", "x", "DAYBOOK_RATE_LIMITS", "perhaps")))
        .hasMessageContaining("SERVER_PORT")
        .hasMessageContaining("DAYBOOK_RATE_LIMITS");
  }

  @Test
  void aSecretIsNeverShown() {
    assertThatThrownBy(() -> settings(Map.of("DAYBOOK_DATABASE_URL", "mysql://me:hidden@host/db")))
        .hasMessageContaining("DAYBOOK_DATABASE_URL must look like postgresql://")
        .hasMessageNotContaining("hidden");
  }

  private static Settings settings(Map<String, String> environment) {
    return Settings.from(environment::get);
  }
}
