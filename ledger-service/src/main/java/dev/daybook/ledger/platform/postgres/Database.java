package dev.daybook.ledger.platform.postgres;

import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.ledger.platform.start.DatabaseUrl;
import dev.daybook.ledger.platform.start.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The database of this process, embedded or given: it answers and is migrated. */
public final class Database implements AutoCloseable {

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
    var postgres = EmbeddedPostgres.start(dataDir, EmbeddedPostgres.RESTART_LIMIT, givenUp);
    try {
      Migrations.create(postgres.url());
      Migrations.migrate(postgres.url());
      return new Database(postgres.url(), postgres);
    } catch (RuntimeException failed) {
      postgres.close();
      throw failed;
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
