package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The users of the tenants, read as the tenant that is asked for: row-level security sees to it.
 */
final class Accounts {

  private static final String FIND =
      """
      SELECT id, tenant, username, password_hash, password_version, roles
      FROM daybook.user_account
      WHERE tenant = $1 AND username = $2
      """;

  /** An account with the hash that its password is checked against. */
  record Found(UserAccount account, String passwordHash) {}

  private final TenantConnections connections;

  Accounts(TenantConnections connections) {
    this.connections = connections;
  }

  Mono<Found> find(Account wanted) {
    if (!wanted.isPossible()) {
      return Mono.empty();
    }
    return connections
        .use(
            wanted.tenant(),
            connection ->
                Flux.from(
                        connection
                            .createStatement(FIND)
                            .bind(0, wanted.tenant())
                            .bind(1, wanted.username())
                            .execute())
                    .concatMap(result -> result.map(Accounts::read)))
        .singleOrEmpty();
  }

  private static Found read(Readable row) {
    var roles =
        Arrays.stream(column(row, "roles", String[].class))
            .map(Role::ofWord)
            .collect(Collectors.toUnmodifiableSet());
    return new Found(
        new UserAccount(
            column(row, "id", UUID.class),
            column(row, "tenant", String.class),
            column(row, "username", String.class),
            roles,
            column(row, "password_version", Long.class)),
        column(row, "password_hash", String.class));
  }

  private static <T> T column(Readable row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }
}
