package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.projections.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user of a tenant, as others see it. */
record UserView(
    @Describe("`actor` in histories.") UUID id,
    @Example("ada") @Describe("What the user signs in by.") String username,
    @Describe("What the user is here; `GET /roles` says what that allows.") List<String> roles,
    @Nullable @Describe("The owner of the community whom the user is; null for others.")
        UUID ownerId,
    Instant createdAt) {

  static UserView of(Row row) {
    return new UserView(
        row.uuid("id"),
        row.text("username"),
        Accounts.texts(row, "roles").toList(),
        row.uuidOrNull("owner_id"),
        row.time("created_at"));
  }
}
