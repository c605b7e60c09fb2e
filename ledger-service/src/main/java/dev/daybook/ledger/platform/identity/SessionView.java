package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.projections.Row;
import java.time.Instant;
import java.util.UUID;

/** Somewhere that a user is signed in. */
record SessionView(
    UUID id,
    @Describe("When the password was given.") Instant createdAt,
    @Describe("When an access token was last given out.") Instant lastUsedAt,
    @Describe("When it ends if its refresh token is not used.") Instant expiresAt,
    @Describe("Whether it is the one that asks.") boolean current) {

  static SessionView of(Row row, UUID current) {
    var id = row.uuid("id");
    return new SessionView(
        id,
        row.time("created_at"),
        row.time("last_used_at"),
        row.time("expires_at"),
        id.equals(current));
  }
}
