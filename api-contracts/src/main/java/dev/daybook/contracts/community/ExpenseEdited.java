package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An expense now reads like this, whatever it said before. */
public record ExpenseEdited(
    ExpenseId expenseId,
    PeriodId periodId,
    OwnerId paidBy,
    BigDecimal amount,
    Currency currency,
    String paymentType,
    LocalDate date,
    @Nullable String vendor,
    @Nullable String description,
    @Nullable BudgetItemId budgetItemId)
    implements ExpenseEvent {
  public Money money() {
    return Money.written(amount, currency);
  }
}
