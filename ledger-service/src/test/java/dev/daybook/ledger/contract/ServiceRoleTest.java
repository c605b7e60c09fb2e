package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.EventStoreSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody could read who made the service run SQL of theirs: one tenant, and no secrets. */
class ServiceRoleTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT private_jwk FROM daybook.signing_key",
        "SELECT private_key FROM daybook.audit_key",
        "SELECT name FROM daybook.audit_key",
        "SELECT position FROM daybook.audit_progress",
        "SELECT key FROM daybook.sealing_key",
        "SELECT differing FROM daybook.view_difference",
        "SELECT position FROM daybook.view_comparison",
        "SELECT failures FROM daybook.sign_in",
        "SELECT digest FROM daybook.api_key",
        "SELECT digest FROM daybook.refresh_token",
        "SELECT answer FROM daybook.answer_once",
        "SELECT id FROM daybook.access_ended(60)",
        "SELECT id FROM daybook.access_changed(60)",
        "UPDATE daybook.session SET ended_at = NULL",
        "INSERT INTO daybook.tenant_role VALUES ('demo', 'clerk', '{}')"
      })
  void whatIsNobodysBusinessIsDenied(String sql) throws SQLException {
    try (var connection = SERVICE.database().jdbc(EventStoreSchema.SERVICE_ROLE);
        var statement = connection.createStatement()) {
      statement.execute("SELECT set_config('daybook.tenant', 'demo', false)");
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT daybook.add_user(uuidv7(), 'x', 'x', '{owner}', NULL, 9)",
        "SELECT daybook.define_role('x', '{}', 9)",
        "SELECT daybook.end_session(uuidv7(), uuidv7())",
        "SELECT * FROM daybook.tenants('', 0, 9)",
        "SELECT daybook.add_tenant('x', 'EUR', 'UTC', uuidv7(), 'x', 'x')"
      })
  void nothingIsWrittenWithoutATenant(String sql) throws SQLException {
    try (var connection = SERVICE.database().jdbc(EventStoreSchema.SERVICE_ROLE);
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("No tenant is set");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM daybook.tenants('', 0, 9)",
        "SELECT daybook.add_tenant('x', 'EUR', 'UTC', uuidv7(), 'x', 'x')"
      })
  void tenantsAreNoBusinessOfATenant(String sql) throws SQLException {
    try (var connection = SERVICE.database().jdbc(EventStoreSchema.SERVICE_ROLE);
        var statement = connection.createStatement()) {
      statement.execute("SELECT set_config('daybook.tenant', 'demo', false)");
      assertThatThrownBy(() -> statement.execute(sql))
          .hasMessageContaining("from the tenant platform");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO daybook.event_tag VALUES ('x', 'x', 'x', 1)",
        "UPDATE daybook.event SET tenant = 'x'",
        "DELETE FROM daybook.append_once",
        "DELETE FROM periods.period",
        "INSERT INTO daybook.tenant VALUES ('x', 'EUR', 'UTC')",
        "SET ROLE daybook_runner",
        "SET ROLE postgres",
        "CREATE TABLE daybook.mine ()",
        "CREATE SCHEMA mine",
        "ALTER TABLE daybook.event DISABLE ROW LEVEL SECURITY"
      })
  void whatTheServiceDoesNotDoItMayNotDo(String sql) throws SQLException {
    try (var connection = SERVICE.database().jdbc(EventStoreSchema.SERVICE_ROLE);
        var statement = connection.createStatement()) {
      statement.execute("SELECT set_config('daybook.tenant', 'demo', false)");
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
  }

  @Test
  void everyTableShowsOneTenantsRowsAndToNobodyNone() throws SQLException {
    SERVICE.newTenant().post("/owners", "{\"name\": \"Ada\"}").is(201);
    var tables =
        texts(
            """
            SELECT n.nspname || '.' || c.relname FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v')
              JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.attname = 'tenant'
              AND has_column_privilege('daybook_service', c.oid, a.attnum, 'SELECT')
            """);
    assertThat(tables).contains("daybook.event", "daybook.session", "owners.owner");
    try (var connection = SERVICE.database().jdbc(EventStoreSchema.SERVICE_ROLE);
        var statement = connection.createStatement()) {
      for (var table : tables) {
        for (var tenant : List.of("demo", "nobody", "")) {
          statement.execute("SELECT set_config('daybook.tenant', '%s', false)".formatted(tenant));
          var others = "SELECT 1 FROM %s WHERE tenant <> '%s'".formatted(table, tenant);
          assertThat(statement.executeQuery(others).next()).as(table + " of " + tenant).isFalse();
        }
      }
    }
  }

  @Test
  void whatIsReadWithoutATenantIsOfNoTenant() throws SQLException {
    assertThat(
            texts(
                """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relrowsecurity
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                  AND has_any_column_privilege('daybook_service', c.oid, 'SELECT')
                  AND NOT (c.relkind = 'v' AND pg_get_viewdef(c.oid) ~ ('WHERE \\(*[a-z.]*tenant = '
                    || '\\(+ SELECT current_setting\\(''daybook\\.tenant''::text, true\\)[a-z_ A-Z]*\\)*;$'))
                """))
        .containsExactlyInAnyOrder("view_state", "view_posting", "token", "token_storage");
  }

  @Test
  void whatIsReadByATenantIsOfThatTenant() throws SQLException {
    assertThat(
            texts(
                """
                SELECT schemaname || '.' || tablename FROM pg_policies
                WHERE roles && ARRAY['daybook_service', 'public']::name[]
                  AND qual !~ ('^\\((tenant = |NOT \\(tenant IS DISTINCT FROM )'
                    || '\\( SELECT current_setting\\(''daybook\\.tenant''')
                """))
        .isEmpty();
  }

  private static List<String> texts(String sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (var connection = SERVICE.database().jdbc();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
