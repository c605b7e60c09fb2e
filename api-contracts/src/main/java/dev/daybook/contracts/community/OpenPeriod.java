package dev.daybook.contracts.community;

import dev.daybook.contracts.CurrencyUnit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Open a period.
 *
 * @param previousPeriodId the period that it continues; null for the latest that ends before it
 *     starts
 */
public record OpenPeriod(
    PeriodId periodId,
    String name,
    LocalDate startDate,
    LocalDate endDate,
    CurrencyUnit currency,
    @Nullable PeriodId previousPeriodId)
    implements CommunityCommand {}
