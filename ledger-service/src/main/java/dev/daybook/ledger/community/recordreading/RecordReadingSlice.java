package dev.daybook.ledger.community.recordreading;

import static dev.daybook.ledger.community.MeterReading.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownProperty;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingRecorded;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.contracts.community.RecordReading;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.BudgetItem;
import dev.daybook.ledger.community.MeterReading;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.recordreading.RecordReadingSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** One meter of a property was read. */
public final class RecordReadingSlice implements Slice<RecordReading, CommunityEvent, State> {

  public record State(
      @Nullable Period period,
      boolean propertyKnown,
      @Nullable BudgetItem item,
      @Nullable MeterReading reading) {}

  @Override
  public Class<RecordReading> command() {
    return RecordReading.class;
  }

  @Override
  public String name() {
    return "community.record-reading";
  }

  /** However many readings there are. */
  @Override
  public Boundary boundary(RecordReading c) {
    return Boundary.of(
        Period.lifecycle(c.periodId()),
        Registration.of(c.propertyId()),
        BudgetItem.lifecycle(c.budgetItemId()));
  }

  @Override
  public State initial() {
    return new State(null, false, null, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case PeriodEvent e ->
          new State(Period.evolve(s.period(), e), s.propertyKnown(), s.item(), s.reading());
      case PropertyEvent e -> new State(s.period(), true, s.item(), s.reading());
      case BudgetItemEvent e ->
          new State(s.period(), s.propertyKnown(), BudgetItem.after(e), s.reading());
      case ReadingEvent e ->
          new State(s.period(), s.propertyKnown(), s.item(), MeterReading.after(e));
      case OwnerEvent _, ContributionEvent _, ExpenseEvent _, ChargeEvent _ -> s;
    };
  }

  @Override
  public Decision decide(RecordReading c, State s) {
    var period = s.period();
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(c.periodId()));
    }
    var item = s.item();
    return refuseUnlessFitting(period, c.date(), c.meterStartReading(), c.meterEndReading())
        .orIf(!s.propertyKnown(), () -> new UnknownProperty(c.propertyId()))
        .orIf(
            item == null || !item.periodId().equals(c.periodId()),
            () -> new UnknownBudgetItem(c.budgetItemId()))
        .elseAccept(
            () ->
                new ReadingRecorded(
                    c.readingId(),
                    c.periodId(),
                    c.propertyId(),
                    c.budgetItemId(),
                    Measure.plain(c.meterStartReading()),
                    Measure.plain(c.meterEndReading()),
                    c.date()));
  }

  @Override
  public ReadingView answer(RecordReading c, State after) {
    return requireNonNull(after.reading()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ReadingEvent.class;
  }
}
