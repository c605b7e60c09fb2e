package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** A meter reading in a list, with what it comes to. */
public record ReadingRow(
    ReadingId id,
    PeriodId periodId,
    PropertyId propertyId,
    BudgetItemId budgetItemId,
    BigDecimal meterStartReading,
    BigDecimal meterEndReading,
    LocalDate date,
    @Describe("End less start.") BigDecimal consumption,
    @Describe(
            "Its part of the property's share; consumption times unit price while no expense has come.")
        BigDecimal totalCost,
    Currency currency) {}
