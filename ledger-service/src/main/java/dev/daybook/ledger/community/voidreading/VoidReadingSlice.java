package dev.daybook.ledger.community.voidreading;

import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchReading;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingVoided;
import dev.daybook.contracts.community.VoidReading;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.MeterReading;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.voidreading.VoidReadingSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** A reading leaves the reckoning. */
public final class VoidReadingSlice implements Slice<VoidReading, CommunityEvent, State> {

  public record State(@Nullable MeterReading reading, @Nullable Period period) {}

  @Override
  public Class<VoidReading> command() {
    return VoidReading.class;
  }

  @Override
  public String name() {
    return "community.void-reading";
  }

  @Override
  public Boundary boundary(VoidReading c) {
    return Boundary.of(MeterReading.lifecycle(c.readingId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(VoidReading c, State soFar) {
    var reading = soFar.reading();
    return reading == null ? null : Boundary.of(Period.lifecycle(reading.periodId()));
  }

  @Override
  public State initial() {
    return new State(null, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ReadingEvent e -> new State(MeterReading.after(e), s.period());
      case PeriodEvent e -> new State(s.reading(), Period.evolve(s.period(), e));
      case OwnerEvent _,
          PropertyEvent _,
          ExpenseEvent _,
          BudgetItemEvent _,
          ContributionEvent _,
          ChargeEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(VoidReading c, State s) {
    var reading = s.reading();
    if (reading == null) {
      return refuse(new NoSuchReading(c.readingId()));
    }
    return requireNonNull(s.period()).isClosed()
        ? refuse(new PeriodIsClosed(reading.periodId()))
        : accept(new ReadingVoided(reading.id(), reading.periodId()));
  }

  @Override
  public @Nullable Object answer(VoidReading c, State after) {
    return null;
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ReadingEvent.class;
  }
}
