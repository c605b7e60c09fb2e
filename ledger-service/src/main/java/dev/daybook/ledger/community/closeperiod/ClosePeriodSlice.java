package dev.daybook.ledger.community.closeperiod;

import static dev.daybook.ledger.platform.command.Decision.accept;
import static dev.daybook.ledger.platform.command.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.closeperiod.ClosePeriodSlice.State;
import dev.daybook.ledger.platform.command.Decision;
import dev.daybook.ledger.platform.command.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A period closes; from then on nothing slips in, because every recorder's boundary holds the
 * closing.
 */
public final class ClosePeriodSlice implements Slice<ClosePeriod, CommunityEvent, State> {

  public record State(@Nullable Period period) {}

  @Override
  public Class<ClosePeriod> command() {
    return ClosePeriod.class;
  }

  @Override
  public String name() {
    return "community.close-period";
  }

  @Override
  public Boundary boundary(ClosePeriod c) {
    return Boundary.of(Period.lifecycle(c.periodId()));
  }

  @Override
  public State initial() {
    return new State(null);
  }

  @Override
  public State evolve(State state, CommunityEvent event) {
    return event instanceof PeriodEvent p ? new State(Period.evolve(state.period(), p)) : state;
  }

  @Override
  public Decision decide(ClosePeriod c, State state) {
    var period = state.period();
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    return period.isClosed()
        ? refuse(new PeriodIsClosed(c.periodId()))
        : accept(new PeriodClosed(c.periodId(), c.on(), null));
  }

  @Override
  public PeriodView answer(ClosePeriod c, State after) {
    return requireNonNull(after.period()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return PeriodEvent.class;
  }
}
