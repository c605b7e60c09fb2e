package dev.daybook.ledger.community.readings;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static dev.daybook.ledger.platform.slice.Decision.acceptIfChanged;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.beginning;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent.ReadingEdited;
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
import org.jspecify.annotations.Nullable;

/** A reading says something else from now on. */
public final class EditReading implements Slice<EditReading.Asked> {

  /** What is left out stays as it is. */
  public record Body(
      @Nullable PropertyId propertyId,
      @Nullable @Describe("An item of the same period.") BudgetItemId budgetItemId,
      @Nullable @Describe("With at most 6 decimals.") @NotNegative @Example("1204.5")
          BigDecimal meterStartReading,
      @Nullable @Describe("Not less than at the start.") @NotNegative @Example("1252.25")
          BigDecimal meterEndReading,
      @Nullable @Describe("A day within the period.") LocalDate date) {}

  public record Asked(ReadingId id, Body body) implements Command {}

  @Override
  public String name() {
    return "community.edit-reading";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(READING, c.id());
  }

  @Override
  public Reads boundary(Asked c) {
    var item = c.body().budgetItemId();
    return lifecycle(
        READING,
        c.id(),
        reading ->
            lifecycle(PERIOD, reading.periodId())
                .and(beginning(PROPERTY, c.body().propertyId()))
                .and(item == null ? Reads.NOTHING : lifecycle(BUDGET_ITEM, item)));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(READING, c.id());
    if (before == null) {
      return refuse(new NoSuchEntry(READING.noun(), c.id()));
    }
    var period = known.get(PERIOD, before.periodId());
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period));
    }
    var body = c.body();
    var start = requireNonNullElse(body.meterStartReading(), before.meterStartReading());
    var end = requireNonNullElse(body.meterEndReading(), before.meterEndReading());
    var date = requireNonNullElse(body.date(), before.date());
    return MeterFaults.refuseUnlessFitting(period, date, start, end)
        .and(MeterFaults.refuseUnlessProperty(known, body.propertyId()))
        .and(MeterFaults.refuseUnlessMetered(period, known, body.budgetItemId()))
        .elseDecide(
            () ->
                acceptIfChanged(
                    before,
                    new Reading(
                        before.id(),
                        before.periodId(),
                        requireNonNullElse(body.propertyId(), before.propertyId()),
                        requireNonNullElse(body.budgetItemId(), before.budgetItemId()),
                        Measure.plain(start),
                        Measure.plain(end),
                        date),
                    ReadingEdited::new));
  }
}
