package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Change what an expense says; what is null stays, and an empty text or item takes it away. */
public record EditExpense(
    ExpenseId expenseId,
    @Nullable OwnerId paidBy,
    @Nullable BigDecimal amount,
    @Nullable String paymentType,
    @Nullable LocalDate date,
    @Nullable Optional<String> vendor,
    @Nullable Optional<String> description,
    @Nullable Optional<BudgetItemId> budgetItemId)
    implements CommunityCommand {}
