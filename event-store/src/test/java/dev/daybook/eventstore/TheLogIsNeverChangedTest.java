package dev.daybook.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheLogIsNeverChangedTest {

  private static final TestDatabase database = TestPostgres.database();

  @BeforeAll
  static void oneEventStandsInTheLog() {
    database.execute(
        """
        INSERT INTO daybook.event VALUES
          (1, gen_random_uuid(), 'demo', 'test.noted', 1, now(), NULL, '{a:1}', '{}', '{}')
        """);
    database.execute("INSERT INTO daybook.event_tag VALUES ('demo', 'a:1', 'test.noted', 1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE daybook.event SET payload = '{}'",
        "DELETE FROM daybook.event",
        "TRUNCATE daybook.event",
        "UPDATE daybook.event_tag SET tag = 'b:2'",
        "DELETE FROM daybook.event_tag",
        "TRUNCATE daybook.event_tag",
        "SET session_replication_role = replica; DELETE FROM daybook.event",
      })
  void notEvenItsOwnerMayChangeIt(String sql) throws SQLException {
    try (Connection owner = database.jdbc();
        var statement = owner.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .hasMessageContaining("Events are never changed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {EventStoreSchema.SERVICE_ROLE, EventStoreSchema.RUNNER_ROLE})
  void theServicesMayNotWriteIntoItDirectly(String role) throws SQLException {
    try (Connection connection = database.jdbc(role);
        var statement = connection.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "INSERT INTO daybook.event_tag VALUES ('demo', 'c:3', 'test.noted', 1)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("DELETE FROM daybook.event"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theServerOfTheTestsIsAsDurableAsARealOne() throws SQLException {
    try (Connection owner = database.jdbc();
        var statement = owner.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT current_setting('fsync'), current_setting('full_page_writes'),
                       current_setting('synchronous_commit')
                """)) {
      row.next();
      assertThat(row.getString(1) + row.getString(2) + row.getString(3)).isEqualTo("ononon");
    }
  }

  @Test
  void migratingASecondTimeChangesNothing() {
    EventStoreSchema.migrate(
        database.jdbcUrl(), database.server().user(), database.server().password());
  }
}
