package dev.daybook.contracts.community;

import java.math.BigDecimal;

/** What an owner's account came to when a period was closed, and what it had begun with. */
public record ClosingBalance(OwnerId ownerId, BigDecimal opening, BigDecimal balance) {}
