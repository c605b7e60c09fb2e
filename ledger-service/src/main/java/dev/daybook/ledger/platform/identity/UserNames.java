package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What the users and the API keys of a tenant are called. The log knows them by their ids alone; a
 * user of another tenant has no name here.
 */
public final class UserNames {

  private static final String NAMES =
      """
      SELECT id::text AS id, username
      FROM daybook.user_account
      WHERE tenant = $1 AND id::text = ANY ($2)
      UNION ALL
      SELECT id::text, name
      FROM daybook.api_key
      WHERE tenant = $1 AND id::text = ANY ($2)
      """;

  private final TenantConnections connections;

  UserNames(TenantConnections connections) {
    this.connections = connections;
  }

  /** By id; without those who are not there, or not there any more. */
  public Mono<Map<String, String>> of(String tenant, Set<String> ids) {
    return ids.isEmpty()
        ? Mono.just(Map.of())
        : connections
            .use(
                tenant,
                connection ->
                    Sql.query(
                        connection, NAMES, UserNames::named, tenant, ids.toArray(String[]::new)))
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Map.Entry<String, String> named(Row row) {
    return Map.entry(row.text("id"), row.text("username"));
  }
}
