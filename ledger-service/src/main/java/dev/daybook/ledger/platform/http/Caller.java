package dev.daybook.ledger.platform.http;

import java.time.Instant;
import java.util.Set;

/**
 * Who asks, for which tenant, and what that user may do there.
 *
 * @param goodUntil when they have to sign in again; no live answer goes on longer than that
 */
public record Caller(String tenant, String user, Set<Permission> permissions, Instant goodUntil) {

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
