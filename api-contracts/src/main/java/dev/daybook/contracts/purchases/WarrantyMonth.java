package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;

/** What a month counts of all warranties that were not voided by its last day. */
public record WarrantyMonth(
    @Describe("A year and a month, such as 2026-11.") String month,
    @Describe("Those that cover the last day of the month.") long active,
    @Describe("Those that ended before the last day of the month.") long expired,
    @Describe("Those that end within the month, its last day included.") long expiringSoon) {}
