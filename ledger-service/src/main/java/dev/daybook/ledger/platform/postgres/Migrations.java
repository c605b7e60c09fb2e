package dev.daybook.ledger.platform.postgres;

import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.ledger.platform.start.DatabaseUrl;
import dev.daybook.ledger.platform.start.StartRefused;
import dev.daybook.projections.ViewsSchema;
import java.net.UnknownHostException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to what this release needs, before anything is served. It blocks, and several
 * nodes may do it at once: PostgreSQL's advisory locks let one go first.
 */
final class Migrations {

  private static final String HISTORY = "flyway_platform";

  /** What contexts need besides views, such as how a tenant begins with them. */
  private static final String HISTORY_OF_CONTEXTS = "flyway_contexts";

  private Migrations() {}

  static void migrate(DatabaseUrl owner) {
    var password = owner.password().isEmpty() ? null : owner.password();
    try {
      EventStoreSchema.migrate(owner.jdbcUrl(), owner.user(), password);
      ViewsSchema.migrate(owner.jdbcUrl(), owner.user(), password);
      migrate(owner, password, "platform", HISTORY);
      migrate(owner, password, "contexts", HISTORY_OF_CONTEXTS);
    } catch (RuntimeException failed) {
      throw refused(owner, failed);
    }
  }

  private static void migrate(
      DatabaseUrl owner, @Nullable String password, String part, String history) {
    Flyway.configure()
        .dataSource(owner.jdbcUrl(), owner.user(), password)
        .locations("classpath:db/migration/" + part)
        .schemas(EventStoreSchema.SCHEMA)
        .createSchemas(false)
        .table(history)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** Makes a database if it is not there. */
  static void create(DatabaseUrl database) {
    var maintenance = database.in("postgres");
    try (var connection =
            DriverManager.getConnection(
                maintenance.jdbcUrl(), maintenance.user(), maintenance.password());
        var exists = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?");
        var create = connection.createStatement()) {
      exists.setString(1, database.database());
      if (!exists.executeQuery().next()) {
        create.execute("CREATE DATABASE \"%s\"".formatted(database.database()));
      }
    } catch (SQLException failed) {
      throw refused(database, failed);
    }
  }

  static StartRefused refused(DatabaseUrl owner, Exception failed) {
    Throwable cause = failed;
    while (!(cause instanceof SQLException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    var state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    var reason =
        cause.getCause() instanceof UnknownHostException
            ? "there is no host of that name."
            : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    var sentence =
        switch (state) {
          case "42501" ->
              "The user %s of %s may not prepare the database (%s): it has to own it and have CREATEROLE."
                  .formatted(owner.user(), owner, reason);
          case "28P01", "28000" -> "%s does not let its user in: %s.".formatted(owner, reason);
          case "08001", "08004", "08006" -> "%s does not answer: %s".formatted(owner, reason);
          default -> "The database %s could not be prepared: %s.".formatted(owner, reason);
        };
    return new StartRefused(sentence, failed);
  }
}
