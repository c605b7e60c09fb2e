package dev.daybook.ledger.community.editreading;

import static dev.daybook.contracts.community.CommunityEvents.property;
import static dev.daybook.ledger.community.MeterReading.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchReading;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownProperty;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.EditReading;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEdited;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.BudgetItem;
import dev.daybook.ledger.community.MeterReading;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.editreading.EditReadingSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** A reading says something else from now on. */
public final class EditReadingSlice implements Slice<EditReading, CommunityEvent, State> {

  public record State(
      @Nullable MeterReading reading,
      @Nullable Period period,
      boolean newPropertyKnown,
      @Nullable BudgetItem newItem) {}

  @Override
  public Class<EditReading> command() {
    return EditReading.class;
  }

  @Override
  public String name() {
    return "community.edit-reading";
  }

  @Override
  public Boundary boundary(EditReading c) {
    return Boundary.of(MeterReading.lifecycle(c.readingId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(EditReading c, State soFar) {
    var reading = soFar.reading();
    if (reading == null) {
      return null;
    }
    var beyond = Boundary.of(Period.lifecycle(reading.periodId()));
    if (c.propertyId() != null) {
      beyond = beyond.and(Boundary.of(Registration.of(c.propertyId())));
    }
    return c.budgetItemId() == null
        ? beyond
        : beyond.and(Boundary.of(BudgetItem.lifecycle(c.budgetItemId())));
  }

  @Override
  public State initial() {
    return new State(null, null, false, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ReadingEvent e ->
          new State(MeterReading.after(e), s.period(), s.newPropertyKnown(), s.newItem());
      case PeriodEvent e ->
          new State(s.reading(), Period.evolve(s.period(), e), s.newPropertyKnown(), s.newItem());
      case PropertyEvent e -> new State(s.reading(), s.period(), true, s.newItem());
      case BudgetItemEvent e ->
          new State(s.reading(), s.period(), s.newPropertyKnown(), BudgetItem.after(e));
      case OwnerEvent _, ContributionEvent _, ExpenseEvent _, ChargeEvent _ -> s;
    };
  }

  @Override
  public Decision decide(EditReading c, State s) {
    var before = s.reading();
    if (before == null) {
      return refuse(new NoSuchReading(c.readingId()));
    }
    var period = requireNonNull(s.period());
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(before.periodId()));
    }
    var property = requireNonNullElse(c.propertyId(), before.propertyId());
    var item = requireNonNullElse(c.budgetItemId(), before.budgetItemId());
    var start = requireNonNullElse(c.meterStartReading(), before.start());
    var end = requireNonNullElse(c.meterEndReading(), before.end());
    var date = requireNonNullElse(c.date(), before.date());
    return refuseUnlessFitting(period, date, start, end)
        .orIf(c.propertyId() != null && !s.newPropertyKnown(), () -> new UnknownProperty(property))
        .orIf(
            c.budgetItemId() != null && !period.has(s.newItem()), () -> new UnknownBudgetItem(item))
        .elseDecide(
            () ->
                edited(
                    before,
                    new MeterReading(
                        before.id(),
                        before.periodId(),
                        property,
                        item,
                        Measure.plain(start),
                        Measure.plain(end),
                        date)));
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(MeterReading before, MeterReading after) {
    return after.equals(before)
        ? accept()
        : accept(
            new ReadingEdited(
                after.id(),
                after.periodId(),
                after.propertyId(),
                after.budgetItemId(),
                after.start(),
                after.end(),
                after.date()));
  }

  @Override
  public ReadingView answer(EditReading c, State after) {
    return requireNonNull(after.reading()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ReadingEvent.class;
  }
}
