package dev.daybook.contracts.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.schema.Describe;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A service period, as shown. */
public record Period(
    PeriodId id,
    String name,
    @Describe("The first day that belongs to it.") LocalDate startDate,
    @Describe("The last day that belongs to it.") LocalDate endDate,
    @Describe("Of all amounts in it.") CurrencyUnit currency,
    @Describe("OPEN takes entries; CLOSED takes none, and no edit or void of one.")
        PeriodStatus status,
    @Nullable
        @Describe(
            "The period whose closing balances it begins with; null if it begins with nothing.")
        PeriodId previousPeriodId,
    @Nullable
        @Describe(
            "The day of the closing; null while it is open, and for closings that were written down"
                + " without it.")
        LocalDate closedOn) {

  /** An open period takes entries; a closed one takes none, and no edit or void of one. */
  public boolean takesEntries() {
    return status == PeriodStatus.OPEN;
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(startDate) && !day.isAfter(endDate);
  }

  public Period edited(String name, LocalDate startDate, LocalDate endDate) {
    return new Period(id, name, startDate, endDate, currency, status, previousPeriodId, closedOn);
  }

  /**
   * @param on null in closings that were written down before they said so
   */
  public Period closed(@Nullable LocalDate on) {
    return turned(PeriodStatus.CLOSED, on);
  }

  public Period reopened() {
    return turned(PeriodStatus.OPEN, null);
  }

  private Period turned(PeriodStatus status, @Nullable LocalDate closedOn) {
    return new Period(id, name, startDate, endDate, currency, status, previousPeriodId, closedOn);
  }
}
