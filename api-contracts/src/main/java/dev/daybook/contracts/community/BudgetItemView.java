package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A budget item, as shown. */
public record BudgetItemView(
    BudgetItemId id,
    PeriodId periodId,
    String paymentType,
    BigDecimal budgetedCost,
    Currency currency,
    AllocationStrategy allocationStrategy,
    @Nullable BigDecimal unitPrice) {}
