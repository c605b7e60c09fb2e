package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An expense: money of their own that an owner spent for everyone. */
public record Expense(
    ExpenseId id,
    PeriodId periodId,
    @Describe("The owner who paid out of pocket.") OwnerId paidBy,
    @Describe("Positive; it raises the balance of the owner who paid.") BigDecimal amount,
    Currency currency,
    @Describe("The kind of cost, by which its budget item is found where it names none.")
        String paymentType,
    @Describe("A day within the period.") LocalDate date,
    @Nullable @Describe("Who was paid; null if that is not said.") String vendor,
    @Nullable String description,
    @Nullable
        @Describe(
            "The budget item that it names; null if its payment type says which one shares it.")
        BudgetItemId budgetItemId)
    implements PeriodEntry {

  public Money money() {
    return Money.written(amount, currency);
  }
}
