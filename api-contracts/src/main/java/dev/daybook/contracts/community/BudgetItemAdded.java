package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A kind of cost is to be shared in a period in this way. */
public record BudgetItemAdded(
    BudgetItemId budgetItemId,
    PeriodId periodId,
    String paymentType,
    BigDecimal budgetedCost,
    Currency currency,
    AllocationStrategy allocationStrategy,
    @Nullable BigDecimal unitPrice)
    implements BudgetItemEvent {
  public Money budgeted() {
    return Money.written(budgetedCost, currency);
  }
}
