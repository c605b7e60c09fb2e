package dev.daybook.contracts.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.schema.Describe;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A service period takes entries from now on; both days belong to it.
 *
 * @param decimals that the currency had when the period was opened: every amount in it has them,
 *     whatever anybody's table of currencies says later
 * @param previousPeriodId the period whose closing balances it begins with, if there is one
 */
public record PeriodOpened(
    PeriodId periodId,
    String name,
    LocalDate startDate,
    LocalDate endDate,
    Currency currency,
    @Describe("Of all amounts in the period, whatever a table of currencies says later.")
        int decimals,
    @Nullable PeriodId previousPeriodId)
    implements PeriodEvent {

  public PeriodOpened(
      PeriodId periodId,
      String name,
      LocalDate startDate,
      LocalDate endDate,
      CurrencyUnit unit,
      @Nullable PeriodId previousPeriodId) {
    this(periodId, name, startDate, endDate, unit.code(), unit.decimals(), previousPeriodId);
  }

  public CurrencyUnit unit() {
    return new CurrencyUnit(currency, decimals);
  }
}
