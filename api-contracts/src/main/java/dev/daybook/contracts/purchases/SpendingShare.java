package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the purchases of one retailer, or brand, come to. */
public record SpendingShare(
    @Nullable @Describe("Null for purchases that name none.") String name,
    @Describe("How many purchases these are.") long count,
    @Nullable
        @Describe(
            "Of all money that was spent; all of them together are exactly 100.00. Null if no money"
                + " was spent at all.")
        BigDecimal percentage,
    @Describe("What they cost.") BigDecimal totalSpent) {}
