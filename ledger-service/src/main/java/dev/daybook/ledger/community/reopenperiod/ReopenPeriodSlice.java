package dev.daybook.ledger.community.reopenperiod;

import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsOpen;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodReopened;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.community.ReopenPeriod;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.reopenperiod.ReopenPeriodSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** A closed period takes entries again, and says why. */
public final class ReopenPeriodSlice implements Slice<ReopenPeriod, CommunityEvent, State> {

  public record State(@Nullable Period period) {}

  @Override
  public Class<ReopenPeriod> command() {
    return ReopenPeriod.class;
  }

  @Override
  public String name() {
    return "community.reopen-period";
  }

  @Override
  public Boundary boundary(ReopenPeriod c) {
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
  public Decision decide(ReopenPeriod c, State state) {
    var period = state.period();
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    return !period.isClosed()
        ? refuse(new PeriodIsOpen(c.periodId()))
        : accept(new PeriodReopened(c.periodId(), c.reason()));
  }

  @Override
  public PeriodView answer(ReopenPeriod c, State after) {
    return requireNonNull(after.period()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return PeriodEvent.class;
  }
}
