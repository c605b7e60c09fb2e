package dev.daybook.ledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.ledger.platform.start.Settings;
import dev.daybook.ledger.platform.start.StartRefused;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that was given must keep what it has committed. */
class DurabilityTest {

  @ParameterizedTest
  @CsvSource({
    "off, on, fsync = off",
    "on, off, full_page_writes = off",
    "off, off, fsync = off and full_page_writes = off"
  })
  void aServerThatMayLoseWhatItCommittedIsRefusedInASentence(
      String fsync, String fullPageWrites, String named) throws SQLException {
    try (var server =
        EmbeddedServer.start(Map.of("fsync", fsync, "full_page_writes", fullPageWrites))) {
      assertThatThrownBy(() -> open(server))
          .isInstanceOfSatisfying(
              StartRefused.class,
              refused ->
                  assertThat(refused.sentence())
                      .startsWith("The server of postgresql://")
                      .contains(" runs with " + named + ", ")
                      .doesNotContain("\n"));
      assertThat(hasSchema(server)).isFalse();
    }
  }

  @Test
  void aServerThatDoesNotWaitForTheDiskByDefaultIsNotRefusedBecauseAppendsDo() {
    try (var server = EmbeddedServer.start(Map.of("synchronous_commit", "off"))) {
      open(server).close();
    }
  }

  private static Database open(EmbeddedServer server) {
    var url = "postgresql://postgres:@localhost:%d/postgres?sslmode=disable";
    var given = Map.of("DAYBOOK_DATABASE_URL", url.formatted(server.address().port()));
    return Database.open(Settings.from(given::get), sentence -> {});
  }

  private static boolean hasSchema(EmbeddedServer server) throws SQLException {
    var url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.address().port());
    try (var connection = DriverManager.getConnection(url, "postgres", null);
        var schemas = connection.getMetaData().getSchemas(null, "daybook")) {
      return schemas.next();
    }
  }
}
