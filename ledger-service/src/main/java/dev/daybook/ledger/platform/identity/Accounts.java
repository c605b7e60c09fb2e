package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The users of the tenants, read as the tenant that is asked for: row-level security sees to it.
 */
final class Accounts {

  private static final String FIND =
      """
      SELECT u.id, u.tenant, u.username, u.password_hash, u.access_version, u.roles, u.owner_id,
             ARRAY(SELECT DISTINCT p
                   FROM daybook.tenant_role r CROSS JOIN unnest(r.permissions) AS p
                   WHERE r.tenant = u.tenant AND r.name = ANY (u.roles)) AS further
      FROM daybook.user_account u
      WHERE u.tenant = $1 AND u.removed_at IS NULL
      """;

  private static final String NAMED = FIND + "AND u.username = $2";
  private static final String WITH_ID = FIND + "AND u.id = $2";

  /** An account with the hash that its password is checked against. */
  record Found(UserAccount account, String passwordHash) {}

  private final TenantConnections connections;

  Accounts(TenantConnections connections) {
    this.connections = connections;
  }

  Mono<Found> find(Account wanted) {
    return wanted.isPossible() ? find(wanted.tenant(), NAMED, wanted.username()) : Mono.empty();
  }

  Mono<UserAccount> find(String tenant, UUID id) {
    return find(tenant, WITH_ID, id).map(Found::account);
  }

  private Mono<Found> find(String tenant, String sql, Object by) {
    return connections
        .use(tenant, connection -> Sql.query(connection, sql, Accounts::read, tenant, by))
        .singleOrEmpty();
  }

  private static Found read(Row row) {
    return new Found(
        new UserAccount(
            row.uuid("id"),
            row.text("tenant"),
            row.text("username"),
            texts(row, "roles")
                .map(Role::ofWord)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet()),
            PermissionNames.of(texts(row, "further").toList()),
            row.uuidOrNull("owner_id"),
            row.number("access_version")),
        row.text("password_hash"));
  }

  static Stream<String> texts(Row row, String column) {
    return Arrays.stream(Objects.requireNonNull(row.columns().get(column, String[].class), column));
  }
}
