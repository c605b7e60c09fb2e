package dev.daybook.contracts.community;

/** An expense counts no more; its history stays. */
public record ExpenseVoided(ExpenseId expenseId, PeriodId periodId) implements ExpenseEvent {}
