package dev.daybook.eventstore;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to what this version of the store needs: two login roles, the schema {@code
 * daybook}, and the migrations. It blocks, so call it before anything is served.
 */
public final class EventStoreSchema {

  /** Serves requests: reads its tenant's rows and may call the append function. */
  public static final String SERVICE_ROLE = "daybook_service";

  /** Posts views: reads every tenant's events and may create schemas. */
  public static final String RUNNER_ROLE = "daybook_runner";

  /** The schema of the log. */
  public static final String SCHEMA = "daybook";

  /** Two nodes that start together must not both create the roles. */
  private static final long MIGRATION_LOCK = 0x6461_7962_6f6f_6b01L;

  private EventStoreSchema() {}

  /**
   * Creates or updates roles, schema and tables as the given user, who owns them from then on.
   *
   * @param password of that user; the roles' own passwords are derived from it. Null where the
   *     server trusts local connections: then the roles have none
   */
  public static void migrate(String jdbcUrl, String user, @Nullable String password) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
      prepare(connection, password);
    } catch (SQLException refused) {
      throw new IllegalStateException(
          "The database could not be prepared: " + refused.getMessage(), refused);
    }
    Flyway.configure()
        .dataSource(jdbcUrl, user, password)
        .locations("classpath:db/migration/eventstore")
        .schemas(SCHEMA)
        .createSchemas(false)
        .table("flyway_eventstore")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** The password of a role: known to whoever knows the owner's, and of no use to find it out. */
  public static String passwordOf(String role, String ownerPassword) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
    }
  }

  private static void prepare(Connection connection, @Nullable String password)
      throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
      for (String role : List.of(SERVICE_ROLE, RUNNER_ROLE)) {
        statement.execute(createRole(role));
        if (password != null) {
          statement.execute(
              "ALTER ROLE " + role + " PASSWORD '" + passwordOf(role, password) + "'");
        }
      }
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
      statement.execute(ALLOW_VIEW_SCHEMAS);
    }
    connection.commit();
  }

  /** A role of that name that could see around row-level security is not taken as it is. */
  private static String createRole(String role) {
    return """
        DO $$
        BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
            BEGIN
              CREATE ROLE %1$s LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
              NULL; -- roles belong to the whole server: another database was faster
            END;
          END IF;
          IF EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s' AND (rolsuper OR rolbypassrls)) THEN
            RAISE EXCEPTION 'role %1$s must be neither superuser nor BYPASSRLS';
          END IF;
        END $$
        """
        .formatted(role);
  }

  private static final String ALLOW_VIEW_SCHEMAS =
      """
      DO $$
      BEGIN
        EXECUTE format('GRANT CREATE ON DATABASE %%I TO %s', current_database());
      END $$
      """
          .formatted(RUNNER_ROLE);
}
