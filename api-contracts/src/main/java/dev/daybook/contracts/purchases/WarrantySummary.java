package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;

/** How it stands with all warranties on a day. */
public record WarrantySummary(
    @Describe("Neither expired nor voided.") long active,
    @Describe("Ended before that day, and not voided.") long expired,
    @Describe("Voided; such a one is counted nowhere else.") long voided,
    @Describe("Those of the active ones that end within 30 days.") long expiringSoon) {}
