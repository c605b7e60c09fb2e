package dev.daybook.contracts.community;

import java.time.LocalDate;

/** A service period is called like this and has these days, whatever was said before. */
public record PeriodEdited(PeriodId periodId, String name, LocalDate startDate, LocalDate endDate)
    implements PeriodEvent {}
