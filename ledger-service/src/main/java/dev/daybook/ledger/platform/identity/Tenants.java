package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Sql;
import java.util.Currency;
import reactor.core.publisher.Mono;

/** What is set for a tenant. */
public final class Tenants {

  private static final String BASE_CURRENCY =
      """
      SELECT base_currency
      FROM daybook.tenant
      WHERE tenant = $1
      """;

  private final TenantConnections connections;

  Tenants(TenantConnections connections) {
    this.connections = connections;
  }

  /** What amounts are in where nobody says it. */
  public Mono<Currency> baseCurrency(String tenant) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(connection, BASE_CURRENCY, row -> row.text("base_currency"), tenant))
        .single()
        .map(Currency::getInstance);
  }
}
