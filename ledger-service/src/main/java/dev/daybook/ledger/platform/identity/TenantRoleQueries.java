package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.projections.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The roles that users of a tenant can be given: those that all tenants have, and its own. */
final class TenantRoleQueries {

  private static final String OWN =
      "SELECT name, permissions FROM daybook.tenant_role WHERE tenant = $1 ORDER BY name";

  private final TenantConnections connections;

  TenantRoleQueries(TenantConnections connections) {
    this.connections = connections;
  }

  Mono<List<RoleView>> all(String tenant) {
    return connections
        .list(tenant, connection -> Sql.query(connection, OWN, RoleView::of, tenant))
        .map(
            own ->
                Stream.concat(Arrays.stream(Role.values()).map(RoleView::of), own.stream())
                    .toList());
  }

  Mono<Map<String, Set<Permission>>> byName(String tenant) {
    return all(tenant)
        .map(
            roles ->
                roles.stream()
                    .collect(
                        Collectors.toUnmodifiableMap(
                            RoleView::name, role -> PermissionNames.of(role.permissions()))));
  }
}
