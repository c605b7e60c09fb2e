package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A meter reading, as shown. */
public record ReadingView(
    ReadingId id,
    PeriodId periodId,
    PropertyId propertyId,
    BudgetItemId budgetItemId,
    BigDecimal meterStartReading,
    BigDecimal meterEndReading,
    LocalDate date,
    @Describe("End less start.") BigDecimal consumption) {}
