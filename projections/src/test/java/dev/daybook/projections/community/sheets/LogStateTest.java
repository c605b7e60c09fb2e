package dev.daybook.projections.community.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LogStateTest {

  /** After five executions a session may keep one plan for all values. */
  private static final int PLANNED_FOR_GOOD = 8;

  private static final TestDatabase database = TestPostgres.database();

  private static final int EVENTS = 20_000;
  private static final int EARLY = 2_000;
  private static final long FEW_PAGES = 20;

  /** Going back from the head by position alone would meet all of the neighbours' events first. */
  @Test
  void whatTheNeighboursWroteDownSinceIsNotWalkedOver() throws SQLException {
    written("CASE WHEN i = 1 THEN 'demo' ELSE 'neighbour' END");

    assertThat(pagesRead("demo", EVENTS)).isLessThan(FEW_PAGES);
  }

  /** So would going back through a tenant's own from the newest on. */
  @Test
  void whatTheTenantWroteDownSinceIsNotWalkedOver() throws SQLException {
    written("'demo'");

    assertThat(pagesRead("demo", EARLY)).isLessThan(FEW_PAGES);
  }

  private static void written(String tenant) throws SQLException {
    database.clear();
    database.execute(
        """
        INSERT INTO daybook.event
        SELECT i, gen_random_uuid(), %s, 'test.noted', 1, now(), NULL, '{}', '{}', '{}'
        FROM generate_series(1, %d) i
        """
            .formatted(tenant, EVENTS));
    database.execute("ANALYZE daybook.event");
  }

  /** Of tables and indexes, once the session has planned what it keeps. */
  private static long pagesRead(String tenant, long position) throws SQLException {
    var execute = "EXECUTE state ('%s', %d, '{}')".formatted(tenant, position);
    try (var connection = database.jdbc();
        var statement = connection.createStatement()) {
      statement.execute("SELECT set_config('daybook.tenant', '%s', false)".formatted(tenant));
      statement.execute("SET ROLE daybook_service");
      statement.execute("PREPARE state (text, bigint, text[]) AS " + LogState.STATE);
      for (int i = 0; i < PLANNED_FOR_GOOD; i++) {
        statement.execute(execute);
      }
      try (var plan =
          statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + execute)) {
        plan.next();
        var whole = new JsonMapper().readTree(plan.getString(1)).at("/0/Plan");
        assertThat(whole.path("Actual Rows").asInt()).isEqualTo(1);
        return whole.path("Shared Hit Blocks").asLong() + whole.path("Shared Read Blocks").asLong();
      }
    }
  }
}
