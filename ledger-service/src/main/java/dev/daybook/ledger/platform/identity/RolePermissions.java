package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Operation.Access;
import dev.daybook.ledger.platform.http.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which permissions each role has, of those that the operations of this service ask for. */
final class RolePermissions {

  /** What belongs to the installation as a whole: the operator's alone. */
  private static final Set<String> OF_THE_INSTALLATION = Set.of("tenants", "views", "backups");

  private final Map<Role, Set<Permission>> byRole;

  RolePermissions(Collection<Operation> operations) {
    var byOperator =
        operations.stream()
            .flatMap(RolePermissions::needed)
            .distinct()
            .collect(Collectors.partitioningBy(RolePermissions::isOfTheInstallation));
    byRole =
        Map.of(
            Role.OPERATOR, Set.copyOf(byOperator.getOrDefault(true, List.of())),
            Role.OWNER, Set.copyOf(byOperator.getOrDefault(false, List.of())));
  }

  Set<Permission> of(Set<Role> roles) {
    return roles.stream()
        .flatMap(role -> byRole.getOrDefault(role, Set.of()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Permission> needed(Operation operation) {
    return operation.access() instanceof Access.Needs(var permission)
        ? Stream.of(permission)
        : Stream.empty();
  }

  private static boolean isOfTheInstallation(Permission permission) {
    var colon = permission.name().indexOf(':');
    return colon > 0 && OF_THE_INSTALLATION.contains(permission.name().substring(0, colon));
  }
}
