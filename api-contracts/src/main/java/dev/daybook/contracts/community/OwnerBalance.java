package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;

/** What an owner's account comes to: positive if the community owes the owner. */
public record OwnerBalance(
    OwnerId ownerId, @Describe("Positive: the community owes the owner.") BigDecimal balance) {}
