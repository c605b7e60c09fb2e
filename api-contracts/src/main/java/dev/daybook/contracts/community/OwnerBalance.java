package dev.daybook.contracts.community;

import java.math.BigDecimal;

/** What an owner's account comes to: positive if the community owes the owner. */
public record OwnerBalance(OwnerId ownerId, BigDecimal balance) {}
