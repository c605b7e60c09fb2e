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
    @Nullable @Describe("The day of the closing, while it is closed.") LocalDate closedOn) {

  public PeriodView edited(String name, LocalDate startDate, LocalDate endDate) {
    return new PeriodView(
        id, name, startDate, endDate, currency, status, previousPeriodId, closedOn);
  }

  /**
   * @param on null in closings that were written down before they said so
   */
  public PeriodView closed(@Nullable LocalDate on) {
    return turned(PeriodStatus.CLOSED, on);
  }

  public PeriodView reopened() {
    return turned(PeriodStatus.OPEN, null);
  }

  private PeriodView turned(PeriodStatus status, @Nullable LocalDate closedOn) {
    return new PeriodView(
        id, name, startDate, endDate, currency, status, previousPeriodId, closedOn);
  }
}
