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
    @Describe("The budget item whose expenses the meter shares, if its strategy is USAGE_BASED.")
        BudgetItemId budgetItemId,
    @Describe("What the meter showed at first, with at most 6 decimals.")
        BigDecimal meterStartReading,
    @Describe("What it showed at last.") BigDecimal meterEndReading,
    @Describe("A day within the period.") LocalDate date,
    @Describe("End less start.") BigDecimal consumption,
    @Describe(
            "Its part, by consumption, of the property's share of a USAGE_BASED item. While no expense has come: consumption times the item's unit price, cut down to whole minor units; 0 without one.")
        BigDecimal totalCost,
    Currency currency) {}
