package dev.daybook.contracts.community;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service period takes no more entries.
 *
 * @param on the day of the closing: properties count as they are on that day, if the period ends
 *     later
 * @param balances what was signed off, of every owner; null, like the day, in closings that were
 *     written down before they said so
 */
public record PeriodClosed(
    PeriodId periodId, @Nullable LocalDate on, @Nullable List<ClosingBalance> balances)
    implements PeriodEvent {}
