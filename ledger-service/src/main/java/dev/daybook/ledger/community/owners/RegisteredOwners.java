package dev.daybook.ledger.community.owners;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.identity.OwnersOfTenant;
import dev.daybook.projections.Sql;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asked of the log itself, so that an owner who was registered just now is known. */
@Component
final class RegisteredOwners implements OwnersOfTenant {

  private static final String HAS =
      """
      SELECT EXISTS (
        SELECT FROM daybook.event_tag WHERE tenant = $1 AND tag = $2 AND type = $3
      ) AS registered
      """;

  private final TenantConnections connections;

  RegisteredOwners(TenantConnections serviceConnections) {
    this.connections = serviceConnections;
  }

  @Override
  public Mono<Boolean> has(String tenant, UUID ownerId) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    HAS,
                    row -> row.truth("registered"),
                    tenant,
                    OWNER.tag(new OwnerId(ownerId)),
                    OWNER.beginning().name()))
        .single();
  }
}
