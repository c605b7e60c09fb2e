package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A budget item now reads like this, whatever it said before. */
public record BudgetItemEdited(
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
