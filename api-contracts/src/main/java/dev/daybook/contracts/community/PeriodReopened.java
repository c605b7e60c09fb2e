package dev.daybook.contracts.community;

/** A closed service period takes entries again, for the reason given. */
public record PeriodReopened(PeriodId periodId, String reason) implements PeriodEvent {}
