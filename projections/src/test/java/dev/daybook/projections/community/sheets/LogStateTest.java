package dev.daybook.projections.community.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class LogStateTest {

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

    assertThat(keptPlan("'demo', 20000, '{}'"))
        .containsPattern("Index Scan Backward using event_by_tenant .* rows=1\\.00 loops=1")
        .doesNotContainPattern("using event_by_tenant[\\s\\S]*Rows Removed");
  }

  private static String keptPlan(String values) throws SQLException {
    var plan = new StringJoiner("\n");
    try (var connection = database.jdbc();
        var statement = connection.createStatement()) {
      statement.execute("SET plan_cache_mode = force_generic_plan");
      statement.execute("PREPARE state (text, bigint, text[]) AS " + LogState.STATE);
      try (var lines = statement.executeQuery("EXPLAIN ANALYZE EXECUTE state (" + values + ")")) {
        while (lines.next()) {
          plan.add(lines.getString(1));
        }
      }
    }
    return plan.toString();
  }
}
