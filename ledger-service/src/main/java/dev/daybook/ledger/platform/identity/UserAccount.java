package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Permission;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user of a tenant, as stored, without the password.
 *
 * @param roles those of them that every tenant has
 * @param further what the roles of the tenant's own allow besides
 * @param ownerId the owner of a property whom the user is
 * @param accessVersion counts the changes of the password, and of what the user may do
 */
record UserAccount(
    UUID id,
    String tenant,
    String username,
    Set<Role> roles,
    Set<Permission> further,
    @Nullable UUID ownerId,
    long accessVersion) {

  UserAccount {
    roles = Set.copyOf(roles);
    further = Set.copyOf(further);
  }

  /** A user who has no role of the tenant's own and is no owner of a property. */
  UserAccount(UUID id, String tenant, String username, Set<Role> roles, long accessVersion) {
    this(id, tenant, username, roles, Set.of(), null, accessVersion);
  }

  Set<Permission> permissions() {
    var all = new HashSet<>(RoleTable.of(roles));
    all.addAll(further);
    return Set.copyOf(all);
  }
}
