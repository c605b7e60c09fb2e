package dev.daybook.contracts.community;

/** A reading counts no more; its history stays. */
public record ReadingVoided(ReadingId readingId, PeriodId periodId) implements ReadingEvent {}
