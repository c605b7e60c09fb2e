package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Record money that an owner spent for everyone; without a currency it is the period's. */
public record RecordExpense(
    ExpenseId expenseId,
    PeriodId periodId,
    OwnerId paidBy,
    BigDecimal amount,
    @Nullable Currency currency,
    String paymentType,
    LocalDate date,
    @Nullable String vendor,
    @Nullable String description,
    @Nullable BudgetItemId budgetItemId)
    implements CommunityCommand {}
