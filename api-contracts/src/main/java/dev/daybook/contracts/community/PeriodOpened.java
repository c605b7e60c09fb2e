package dev.daybook.contracts.community;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A service period takes entries from now on; both days belong to it.
 *
 * @param previousPeriodId the period whose closing balances it begins with, if there is one
 */
public record PeriodOpened(
    PeriodId periodId,
    String name,
    LocalDate startDate,
    LocalDate endDate,
    Currency currency,
    @Nullable PeriodId previousPeriodId)
    implements PeriodEvent {}
