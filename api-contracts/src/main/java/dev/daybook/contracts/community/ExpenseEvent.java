package dev.daybook.contracts.community;

/** What happens to an expense. */
public sealed interface ExpenseEvent extends CommunityEvent
    permits ExpenseRecorded, ExpenseEdited, ExpenseVoided {

  ExpenseId expenseId();

  PeriodId periodId();
}
