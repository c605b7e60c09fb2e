package dev.daybook.contracts.community;

import java.time.LocalDate;
import java.util.Currency;

/** A service period takes entries from now on; both days belong to it. */
public record PeriodOpened(
    PeriodId periodId, String name, LocalDate startDate, LocalDate endDate, Currency currency)
    implements PeriodEvent {}
