package dev.daybook.contracts.community;

/** What happens to a budget item. */
public sealed interface BudgetItemEvent extends CommunityEvent
    permits BudgetItemAdded, BudgetItemEdited, BudgetItemVoided {

  BudgetItemId budgetItemId();

  PeriodId periodId();
}
