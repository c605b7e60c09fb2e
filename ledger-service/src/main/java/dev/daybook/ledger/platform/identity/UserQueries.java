package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Sql;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The users of a tenant, as others see them. */
final class UserQueries {

  private static final String ALL =
      """
      SELECT id, username, roles, owner_id, created_at
      FROM daybook.user_account
      WHERE tenant = $1 AND removed_at IS NULL
      ORDER BY username
      """;

  private static final String ONE =
      """
      SELECT id, username, roles, owner_id, created_at
      FROM daybook.user_account
      WHERE tenant = $1 AND id = $2 AND removed_at IS NULL
      """;

  private final TenantConnections connections;

  UserQueries(TenantConnections connections) {
    this.connections = connections;
  }

  Mono<List<UserView>> all(String tenant) {
    return connections.list(tenant, connection -> Sql.query(connection, ALL, UserView::of, tenant));
  }

  Mono<UserView> one(String tenant, UUID id) {
    return connections.use(tenant, connection -> one(connection, tenant, id)).singleOrEmpty();
  }

  /** Within a transaction that changes something about the user. */
  static Mono<UserView> one(Connection connection, String tenant, UUID id) {
    return Sql.query(connection, ONE, UserView::of, tenant, id).singleOrEmpty();
  }
}
