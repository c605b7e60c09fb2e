package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One meter of a property was read. */
public record ReadingRecorded(
    ReadingId readingId,
    PeriodId periodId,
    PropertyId propertyId,
    BudgetItemId budgetItemId,
    BigDecimal meterStartReading,
    BigDecimal meterEndReading,
    LocalDate date)
    implements ReadingEvent {}
