package dev.daybook.ledger.platform.http;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, for which tenant, and what that user may do there.
 *
 * @param user the id of a person or of an API key
 * @param goodUntil when they have to sign in again; no live answer goes on longer than that
 * @param session where a person has signed in; null for an API key, which does not sign in
 * @param ownerId the owner of a property whom the person is, if they are one
 */
public record Caller(
    String tenant,
    String user,
    Set<Permission> permissions,
    Instant goodUntil,
    @Nullable Session session,
    @Nullable UUID ownerId) {

  /**
   * @param accessVersion counts the changes of the password, and of what the person may do
   */
  public record Session(UUID id, long accessVersion) {}

  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Somebody who has not signed in anywhere. */
  public Caller(String tenant, String user, Set<Permission> permissions, Instant goodUntil) {
    this(tenant, user, permissions, goodUntil, null, null);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
