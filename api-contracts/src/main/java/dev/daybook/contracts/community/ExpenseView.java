package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An expense, as shown. */
public record ExpenseView(
    ExpenseId id,
    PeriodId periodId,
    OwnerId paidBy,
    BigDecimal amount,
    Currency currency,
    String paymentType,
    LocalDate date,
    @Nullable String vendor,
    @Nullable String description,
    @Nullable BudgetItemId budgetItemId) {}
