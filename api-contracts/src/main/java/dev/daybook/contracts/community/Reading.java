package dev.daybook.contracts.community;

import dev.daybook.contracts.Measure;
import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A meter reading: what one meter of a property showed at first and at last. */
public record Reading(
    ReadingId id,
    PeriodId periodId,
    PropertyId propertyId,
    @Describe("The budget item whose expenses the meter shares, if its strategy is USAGE_BASED.")
        BudgetItemId budgetItemId,
    @Describe("What the meter showed at first, with at most 6 decimals.")
        BigDecimal meterStartReading,
    @Describe("What it showed at last.") BigDecimal meterEndReading,
    @Describe("A day within the period.") LocalDate date,
    @Describe("End less start.") BigDecimal consumption)
    implements PeriodEntry {

  public Reading {
    if (consumption.compareTo(meterEndReading.subtract(meterStartReading)) != 0) {
      throw new IllegalArgumentException(
          "reading %s says %s, but is from %s to %s"
              .formatted(id, consumption, meterStartReading, meterEndReading));
    }
  }

  public Reading(
      ReadingId id,
      PeriodId periodId,
      PropertyId propertyId,
      BudgetItemId budgetItemId,
      BigDecimal meterStartReading,
      BigDecimal meterEndReading,
      LocalDate date) {
    this(
        id,
        periodId,
        propertyId,
        budgetItemId,
        meterStartReading,
        meterEndReading,
        date,
        Measure.plain(meterEndReading.subtract(meterStartReading)));
  }
}
