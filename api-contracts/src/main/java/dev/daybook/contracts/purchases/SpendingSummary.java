package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What all purchases of a currency come to. Averages are rounded half-even. */
public record SpendingSummary(
    @Describe("What all of them cost.") BigDecimal totalSpent,
    @Describe("How many there are.") long itemCount,
    @Nullable @Describe("Null if there are none.") BigDecimal averagePrice,
    @Nullable
        @Describe(
            "Of an even number, the average of the two in the middle; null if there are none.")
        BigDecimal medianPrice,
    @Nullable @Describe("Null if there are none.") BigDecimal largestPrice,
    @Describe("What was bought in the month of the day that is asked about.") BigDecimal thisMonth,
    @Describe("What was bought in the month before.") BigDecimal lastMonth,
    @Nullable
        @Describe(
            "By how many percent this month is more than last month, with two decimals; null if"
                + " last month is 0.")
        BigDecimal changePercent) {}
