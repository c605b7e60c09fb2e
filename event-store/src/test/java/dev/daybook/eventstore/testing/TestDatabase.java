package dev.daybook.eventstore.testing;

import dev.daybook.eventstore.EventStoreSchema;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One database on the tests' server, and the ways into it. */
public record TestDatabase(PostgresServer server, String name) {

  /** As the owner of the log: who migrates. */
  public ConnectionFactoryOptions owner() {
    return options(server.user(), server.password());
  }

  /** As the role that serves requests. */
  public ConnectionFactoryOptions service() {
    return role(EventStoreSchema.SERVICE_ROLE);
  }

  /** As the role that posts views. */
  public ConnectionFactoryOptions runner() {
    return role(EventStoreSchema.RUNNER_ROLE);
  }

  public ConnectionFactory connect(ConnectionFactoryOptions as) {
    return ConnectionFactories.get(as);
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + name;
  }

  /** A blocking connection as the owner, for setting the scene and for looking afterwards. */
  public Connection jdbc() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), server.user(), server.password());
  }

  /** A blocking connection as a role. */
  public Connection jdbc(String role) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), role, passwordOf(role));
  }

  /** Runs one statement as the owner. */
  public void execute(String sql) {
    try (Connection connection = jdbc();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused.getMessage() + " in: " + sql, refused);
    }
  }

  /**
   * Empties the log: quicker than another database, and something that only a superuser can do, and
   * only by taking the rules away first.
   */
  public void clear() {
    execute(
        """
        ALTER TABLE daybook.event DISABLE TRIGGER refuse_change;
        ALTER TABLE daybook.event_tag DISABLE TRIGGER refuse_change;
        TRUNCATE daybook.event, daybook.event_tag, daybook.append_once;
        ALTER TABLE daybook.event ENABLE ALWAYS TRIGGER refuse_change;
        ALTER TABLE daybook.event_tag ENABLE ALWAYS TRIGGER refuse_change;
        """);
  }

  private ConnectionFactoryOptions role(String role) {
    return options(role, passwordOf(role));
  }

  private @Nullable String passwordOf(String role) {
    String owner = server.password();
    return owner == null ? null : EventStoreSchema.passwordOf(role, owner);
  }

  private ConnectionFactoryOptions options(String user, @Nullable String password) {
    var options =
        ConnectionFactoryOptions.builder()
            .option(ConnectionFactoryOptions.DRIVER, "postgresql")
            .option(ConnectionFactoryOptions.HOST, server.host())
            .option(ConnectionFactoryOptions.PORT, server.port())
            .option(ConnectionFactoryOptions.DATABASE, name)
            .option(ConnectionFactoryOptions.USER, user);
    if (password != null) {
      options.option(ConnectionFactoryOptions.PASSWORD, password);
    }
    return options.build();
  }
}
