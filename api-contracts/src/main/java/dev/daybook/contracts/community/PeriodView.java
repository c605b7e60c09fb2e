package dev.daybook.contracts.community;

import java.time.LocalDate;
import java.util.Currency;

/** A service period, as shown. */
public record PeriodView(
    PeriodId id,
    String name,
    LocalDate startDate,
    LocalDate endDate,
    Currency currency,
    PeriodStatus status) {}
