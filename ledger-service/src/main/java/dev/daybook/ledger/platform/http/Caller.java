package dev.daybook.ledger.platform.http;

import java.util.Set;

/** Who asks, for which tenant, and what that user may do there. */
public record Caller(String tenant, String user, Set<Permission> permissions) {

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
