package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A service period, as shown. */
public record PeriodView(
    PeriodId id,
    String name,
    LocalDate startDate,
    LocalDate endDate,
    Currency currency,
    PeriodStatus status,
    @Nullable @Describe("The period that it continues, if there is one.") PeriodId previousPeriodId,
    @Nullable @Describe("The day of the closing, while it is closed.") LocalDate closedOn) {}
