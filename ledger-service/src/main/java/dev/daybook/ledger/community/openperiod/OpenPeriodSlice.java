package dev.daybook.ledger.community.openperiod;

import static dev.daybook.contracts.community.CommunityEvents.PERIOD_OPENED;
import static dev.daybook.contracts.community.CommunityEvents.periodName;
import static dev.daybook.ledger.platform.command.Decision.refuseIf;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.DatesReversed;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.OpenPeriod;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodOpened;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.openperiod.OpenPeriodSlice.State;
import dev.daybook.ledger.platform.command.Decision;
import dev.daybook.ledger.platform.command.Slice;

/** A service period opens under a name that is free in the year that it starts in. */
public final class OpenPeriodSlice implements Slice<OpenPeriod, CommunityEvent, State> {

  /** Whether a period of that year has the name, in any spelling. */
  public record State(boolean nameTaken) {}

  @Override
  public Class<OpenPeriod> command() {
    return OpenPeriod.class;
  }

  @Override
  public String name() {
    return "community.open-period";
  }

  @Override
  public Boundary boundary(OpenPeriod c) {
    return Boundary.of(
        Criterion.types(PERIOD_OPENED.name()).tagged(periodName(c.startDate(), c.name())));
  }

  @Override
  public State initial() {
    return new State(false);
  }

  @Override
  public State evolve(State state, CommunityEvent event) {
    return new State(true);
  }

  @Override
  public Decision decide(OpenPeriod c, State state) {
    return refuseIf(
            state.nameTaken(), () -> new DuplicatePeriodName(c.name(), c.startDate().getYear()))
        .orIf(
            !c.startDate().isBefore(c.endDate()),
            () -> new DatesReversed(c.startDate(), c.endDate()))
        .elseAccept(
            () ->
                new PeriodOpened(c.periodId(), c.name(), c.startDate(), c.endDate(), c.currency()));
  }

  @Override
  public PeriodView answer(OpenPeriod c, State after) {
    return new PeriodView(
        c.periodId(), c.name(), c.startDate(), c.endDate(), c.currency(), PeriodStatus.OPEN);
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return PeriodEvent.class;
  }
}
