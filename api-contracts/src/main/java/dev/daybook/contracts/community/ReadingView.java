package dev.daybook.contracts.community;

import dev.daybook.contracts.Measure;
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
    @Describe("End less start.") BigDecimal consumption) {

  public ReadingView(
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
