package dev.daybook.contracts.community;

/** A budget item shares no more; its history stays. */
public record BudgetItemVoided(BudgetItemId budgetItemId, PeriodId periodId)
    implements BudgetItemEvent {}
