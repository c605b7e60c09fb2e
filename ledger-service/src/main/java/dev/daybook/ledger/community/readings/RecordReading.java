package dev.daybook.ledger.community.readings;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.beginning;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent.ReadingRecorded;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One meter of a property was read. */
public final class RecordReading implements Slice<RecordReading.Asked> {

  public record Body(
      PropertyId propertyId,
      @Describe("The item of the period whose cost the meter shares.") BudgetItemId budgetItemId,
      @NotNegative @Describe("With at most 6 decimals.") @Example("1204.5")
          BigDecimal meterStartReading,
      @NotNegative @Describe("Not less than at the start.") @Example("1251.75")
          BigDecimal meterEndReading,
      @Describe("A day within the period.") @Example("2026-03-31") LocalDate date) {}

  public record Asked(ReadingId id, PeriodId periodId, Body body) implements Command {}

  @Override
  public String name() {
    return "community.record-reading";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(READING, c.id());
  }

  /** The period, the property and the budget item: however many readings there are. */
  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PERIOD, c.periodId())
        .and(beginning(PROPERTY, c.body().propertyId()))
        .and(lifecycle(BUDGET_ITEM, c.body().budgetItemId()));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var period = known.find(PERIOD, c.periodId());
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period));
    }
    var body = c.body();
    return MeterFaults.refuseUnlessFitting(
            period, body.date(), body.meterStartReading(), body.meterEndReading())
        .and(MeterFaults.refuseUnlessProperty(known, body.propertyId()))
        .and(MeterFaults.refuseUnlessMetered(period, known, body.budgetItemId()))
        .elseAccept(
            () ->
                new ReadingRecorded(
                    new Reading(
                        c.id(),
                        period.id(),
                        body.propertyId(),
                        body.budgetItemId(),
                        Measure.plain(body.meterStartReading()),
                        Measure.plain(body.meterEndReading()),
                        body.date())));
  }
}
