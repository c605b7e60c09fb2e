package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Say how a kind of cost is shared in a period; without a currency it is the period's. */
public record AddBudgetItem(
    BudgetItemId budgetItemId,
    PeriodId periodId,
    String paymentType,
    BigDecimal budgetedCost,
    @Nullable Currency currency,
    AllocationStrategy allocationStrategy,
    @Nullable BigDecimal unitPrice)
    implements CommunityCommand {}
