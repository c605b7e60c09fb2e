package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;

/** What was bought in a month comes to. */
public record SpendingMonth(
    @Describe("A year and a month, such as 2026-11.") String month,
    @Describe("In the currency that the answer is for; 0 if nothing was bought.")
        BigDecimal totalAmount,
    @Describe("How many purchases these are.") long itemCount) {}
