package dev.daybook.ledger.platform.identity;

import java.util.Set;
import java.util.UUID;

/** A user of a tenant, as stored, without the password. */
record UserAccount(UUID id, String tenant, String username, Set<Role> roles) {
  UserAccount {
    roles = Set.copyOf(roles);
  }
}
