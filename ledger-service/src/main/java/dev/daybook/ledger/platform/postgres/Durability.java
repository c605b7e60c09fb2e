package dev.daybook.ledger.platform.postgres;

import dev.daybook.ledger.platform.start.DatabaseUrl;
import dev.daybook.ledger.platform.start.StartRefused;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Whether what a given server has committed survives its crash; nothing is served by another. */
final class Durability {

  private static final String MISSING =
      """
      SELECT string_agg(name || ' = off', ' and ' ORDER BY name) FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'
      """;

  private Durability() {}

  static void demand(DatabaseUrl owner) {
    try (var connection =
            DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
        var statement = connection.createStatement();
        var found = statement.executeQuery(MISSING)) {
      var missing = found.next() ? found.getString(1) : null;
      if (missing != null) {
        throw new StartRefused(
            "The server of %s runs with %s, so that a crash may lose or damage what was answered: turn it on there."
                .formatted(owner, missing));
      }
    } catch (SQLException failed) {
      throw Migrations.refused(owner, failed);
    }
  }
}
