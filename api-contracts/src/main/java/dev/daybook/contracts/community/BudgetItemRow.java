package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A budget item in a list, with what has been spent of it. */
public record BudgetItemRow(
    BudgetItemId id,
    PeriodId periodId,
    @Describe(
            "The kind of cost; an expense that names no budget item is shared by the one"
                + " of its payment type.")
        String paymentType,
    @Describe("What its expenses are expected to come to, 0 or more; nothing is shared by it.")
        BigDecimal budgetedCost,
    Currency currency,
    AllocationStrategy allocationStrategy,
    @Nullable
        @Describe(
            "What a unit of consumption is expected to cost, with at most 6 decimals;"
                + " null if nothing is expected. Only a reading's `total_cost` uses it, until"
                + " expenses come.")
        BigDecimal unitPrice,
    @Describe(
            "What its expenses come to so far: those that name it, and those of its payment type that name none.")
        BigDecimal actual,
    @Describe("Budgeted less actual: negative where more was spent than planned.")
        BigDecimal variance) {}
