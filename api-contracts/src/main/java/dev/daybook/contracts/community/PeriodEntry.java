package dev.daybook.contracts.community;

/** Something that is written down in a service period. */
public interface PeriodEntry {

  PeriodId periodId();
}
