package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A budget item in a list, with what has been spent of it. */
public record BudgetItemRow(
    BudgetItemId id,
    PeriodId periodId,
    String paymentType,
    BigDecimal budgetedCost,
    Currency currency,
    AllocationStrategy allocationStrategy,
    @Nullable BigDecimal unitPrice,
    @Describe("What its expenses come to.") BigDecimal actual,
    @Describe("Budgeted less actual.") BigDecimal variance) {}
