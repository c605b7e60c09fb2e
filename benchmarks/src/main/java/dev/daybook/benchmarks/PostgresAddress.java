package dev.daybook.benchmarks;

import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A database of a server on this machine that trusts its superuser. */
record PostgresAddress(int port, String database) {

  static final String HOST = "127.0.0.1";
  static final String SUPERUSER = "postgres";

  private static final List<String> DURABLE =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
  }

  TenantConnections connections(String role, int maxConnections) {
    return TenantConnections.pooled(
        new PostgresqlConnectionFactory(
            PostgresqlConnectionConfiguration.builder()
                .host(HOST)
                .port(port)
                .database(database)
                .username(role)
                .build()),
        maxConnections);
  }

  void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new NotMeasured("%s, in: %s".formatted(refused.getMessage(), sql), refused);
    }
  }

  String ask(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException refused) {
      throw new NotMeasured("%s, in: %s".formatted(refused.getMessage(), sql), refused);
    }
  }

  /** A database that may lose what it has confirmed is faster, and proves nothing. */
  void requireDurable() {
    for (var setting : DURABLE) {
      if (!ask("SHOW " + setting).equals("on")) {
        throw new NotMeasured("This PostgreSQL runs with %s off.".formatted(setting));
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), SUPERUSER, "");
  }
}
