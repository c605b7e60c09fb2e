package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A reading now says this, whatever it said before. */
public record ReadingEdited(
    ReadingId readingId,
    PeriodId periodId,
    PropertyId propertyId,
    BudgetItemId budgetItemId,
    BigDecimal meterStartReading,
    BigDecimal meterEndReading,
    LocalDate date)
    implements ReadingEvent {}
