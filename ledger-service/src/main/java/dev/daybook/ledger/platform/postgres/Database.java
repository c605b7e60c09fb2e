package dev.daybook.ledger.platform.postgres;

import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.ledger.platform.start.DatabaseUrl;
import dev.daybook.ledger.platform.start.Setting;
import dev.daybook.ledger.platform.start.Settings;
import dev.daybook.ledger.platform.start.StartRefused;
import dev.daybook.postgres.EmbeddedPostgres;
import dev.daybook.postgres.PostgresRefused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database of this process, embedded or given: it answers and is migrated. */
public final class Database implements AutoCloseable {

  /** What the service calls its database in the embedded PostgreSQL. */
  private static final String NAME = "daybook";

  /** All that settings may ask for; the rest append, listen, migrate, or are somebody's psql. */
  private static final int MOST_SESSIONS = 2 * Settings.MAX_CONNECTIONS + 50;

  /** How long a service stays up without its database before it gives up. */
  private static final Duration RESTART_LIMIT = Duration.ofSeconds(20);

  private static final Logger log = LoggerFactory.getLogger(Database.class);

  private final DatabaseUrl owner;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(DatabaseUrl owner, @Nullable EmbeddedPostgres embedded) {
    this.owner = owner;
    this.embedded = embedded;
  }

  /**
   * Starts or finds it, and migrates it; blocks meanwhile.
   *
   * @param givenUp told why, once, when an embedded one died and could not be started again
   */
  static Database open(Settings settings, Consumer<String> givenUp) {
    return settings
        .database()
        .map(Database::given)
        .orElseGet(() -> embedded(settings.dataDir(), givenUp));
  }

  private static Database given(DatabaseUrl owner) {
    Durability.demand(owner);
    Migrations.migrate(owner);
    return new Database(owner, null);
  }

  private static Database embedded(Path dataDir, Consumer<String> givenUp) {
    var postgres = start(dataDir, givenUp);
    var owner =
        new DatabaseUrl(
            postgres.host(), postgres.port(), NAME, postgres.superuser(), "", "disable");
    try {
      log.info("Preparing the database …");
      Migrations.create(owner);
      Migrations.migrate(owner);
      return new Database(owner, postgres);
    } catch (RuntimeException failed) {
      Thread.interrupted(); // who interrupts the start does not mean its orderly end
      postgres.close();
      throw failed;
    }
  }

  private static EmbeddedPostgres start(Path dataDir, Consumer<String> givenUp) {
    try {
      return EmbeddedPostgres.start(dataDir, MOST_SESSIONS, RESTART_LIMIT, givenUp);
    } catch (PostgresRefused refused) {
      throw new StartRefused(
          "%s Another data folder is named with %s, and a server to use instead with %s."
              .formatted(
                  refused.sentence(), Setting.DAYBOOK_DATA_DIR, Setting.DAYBOOK_DATABASE_URL),
          refused);
    }
  }

  /** Who migrated it and owns the log; nothing is served with this login. */
  public DatabaseUrl owner() {
    return owner;
  }

  /** For what is done once, while starting. */
  public Connection connectAsOwner() throws SQLException {
    var owner = owner();
    return DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
  }

  /** The login of requests: sees one tenant's rows, appends through the append function alone. */
  public DatabaseUrl service() {
    return as(EventStoreSchema.SERVICE_ROLE);
  }

  /** The login that posts views: reads every tenant's events. */
  public DatabaseUrl runner() {
    return as(EventStoreSchema.RUNNER_ROLE);
  }

  private DatabaseUrl as(String role) {
    var trusted = owner.password().isEmpty();
    return owner.as(role, trusted ? "" : EventStoreSchema.passwordOf(role, owner.password()));
  }

  /** Ends the embedded one; a given server stays what it was. */
  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
