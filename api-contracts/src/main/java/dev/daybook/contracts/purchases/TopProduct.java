package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;

/** A product that was bought often. */
public record TopProduct(
    @Describe(
            "As it was written last; all spellings that differ in their case alone are one product.")
        String productName,
    @Describe("How many purchases of it there are.") long count,
    @Describe("What they cost.") BigDecimal totalSpent,
    @Describe("What one of them cost on average, rounded half-even.") BigDecimal avgPrice) {}
