package dev.daybook.contracts.community;

/** A service period takes no more entries. */
public record PeriodClosed(PeriodId periodId) implements PeriodEvent {}
