package dev.daybook.projections.community.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class LogStateTest {

  /** After five executions a session may keep one plan for all values. */
  private static final int PLANNED_FOR_GOOD = 8;

  private static final TestDatabase database = TestPostgres.database();

  /** A plan that is kept doesn't know the tenant: it must be right for one who rests. */
  @Test
  void whatTheNeighboursWroteDownSinceIsNotWalkedOver() throws SQLException {
    database.execute(
        """
        INSERT INTO daybook.event
        SELECT i, gen_random_uuid(), CASE WHEN i = 1 THEN 'demo' ELSE 'neighbour' END,
               'test.noted', 1, now(), NULL, '{}', '{}', '{}'
        FROM generate_series(1, 20000) i
        """);
    database.execute("ANALYZE daybook.event");

    assertThat(read("demo")).isEqualTo(1);
  }

  /** How many rows of the log are fetched, once the session has planned what it keeps. */
  private static long read(String tenant) throws SQLException {
    try (var connection = database.jdbc();
        var statement = connection.createStatement()) {
      statement.execute("SELECT set_config('daybook.tenant', '%s', false)".formatted(tenant));
      statement.execute("SET ROLE daybook_service");
      statement.execute("PREPARE state (bigint, text[]) AS " + LogState.STATE);
      for (int i = 0; i < PLANNED_FOR_GOOD; i++) {
        statement.execute("EXECUTE state (20000, '{}')");
      }
      statement.execute("RESET ROLE");
      var before = fetched(statement);
      statement.execute("SET ROLE daybook_service");
      statement.execute("EXECUTE state (20000, '{}')");
      statement.execute("RESET ROLE");
      return fetched(statement) - before;
    }
  }

  private static long fetched(Statement statement) throws SQLException {
    statement.execute("SELECT pg_stat_force_next_flush()");
    try (var row = statement.executeQuery(FETCHED)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static final String FETCHED =
      """
      SELECT coalesce(idx_tup_fetch, 0) + seq_tup_read
      FROM pg_stat_user_tables WHERE schemaname = 'daybook' AND relname = 'event'
      """;
}
