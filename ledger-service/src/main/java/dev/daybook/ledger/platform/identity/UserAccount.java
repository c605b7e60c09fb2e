package dev.daybook.ledger.platform.identity;

import java.util.Set;
import java.util.UUID;

/**
 * A user of a tenant, as stored, without the password.
 *
 * @param passwordVersion counts the passwords that the user has had
 */
record UserAccount(UUID id, String tenant, String username, Set<Role> roles, long passwordVersion) {
  UserAccount {
    roles = Set.copyOf(roles);
  }
}
