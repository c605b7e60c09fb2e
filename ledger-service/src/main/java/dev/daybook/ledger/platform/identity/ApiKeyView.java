package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.projections.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A key that a program comes in with, without the key itself. */
record ApiKeyView(
    @Describe("`actor` in histories.") UUID id,
    @Example("bank import") @Describe("What it is for.") String name,
    @Describe("What the program may do, as operations name it.") List<String> permissions,
    @Describe("The user who made it.") UUID createdBy,
    Instant createdAt,
    @Describe("From then on it is refused.") Instant expiresAt) {

  static ApiKeyView of(Row row) {
    return new ApiKeyView(
        row.uuid("id"),
        row.text("name"),
        Accounts.texts(row, "permissions").sorted().toList(),
        row.uuid("created_by"),
        row.time("created_at"),
        row.time("expires_at"));
  }
}
