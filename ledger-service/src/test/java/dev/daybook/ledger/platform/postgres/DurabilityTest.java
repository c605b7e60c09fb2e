package dev.daybook.ledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.ledger.platform.start.Settings;
import dev.daybook.ledger.platform.start.StartRefused;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that was given must keep what it has committed. */
class DurabilityTest {

  @AutoClose private static final EmbeddedServer SERVER = EmbeddedServer.start();

  @ParameterizedTest
  @CsvSource({
    "off, on, fsync = off",
    "on, off, full_page_writes = off",
    "off, off, fsync = off and full_page_writes = off"
  })
  void aServerThatMayLoseWhatItCommittedIsRefusedInASentence(
      String fsync, String fullPageWrites, String named) throws SQLException {
    runWith(Map.of("fsync", fsync, "full_page_writes", fullPageWrites));
    var database = database("refused_" + fsync + fullPageWrites);

    assertThatThrownBy(() -> open(database))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused ->
                assertThat(refused.sentence())
                    .startsWith("The server of postgresql://")
                    .contains(" runs with " + named + ", ")
                    .doesNotContain("\n"));
    assertThat(hasSchema(database)).isFalse();
  }

  @Test
  void aServerThatDoesNotWaitForTheDiskByDefaultIsNotRefusedBecauseAppendsDo() throws SQLException {
    runWith(Map.of("synchronous_commit", "off"));
    var database = database("taken");

    open(database).close();

    assertThat(hasSchema(database)).isTrue();
  }

  private static void runWith(Map<String, String> settings) {
    SERVER.stop();
    SERVER.startAgain(settings);
  }

  private static TestDatabase database(String name) {
    new TestDatabase(SERVER.address(), "postgres").execute("CREATE DATABASE " + name);
    return new TestDatabase(SERVER.address(), name);
  }

  private static Database open(TestDatabase database) {
    var url = "postgresql://postgres:@localhost:%d/%s?sslmode=disable";
    var given =
        Map.of("DAYBOOK_DATABASE_URL", url.formatted(SERVER.address().port(), database.name()));
    return Database.open(Settings.from(given::get), sentence -> {});
  }

  private static boolean hasSchema(TestDatabase database) throws SQLException {
    try (var connection = database.jdbc();
        var schemas = connection.getMetaData().getSchemas(null, "daybook")) {
      return schemas.next();
    }
  }
}
