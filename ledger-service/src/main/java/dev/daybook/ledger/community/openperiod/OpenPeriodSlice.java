package dev.daybook.ledger.community.openperiod;

import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPrevious;
import dev.daybook.contracts.community.CommunityRejection.DatesReversed;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.CommunityRejection.HasSuccessor;
import dev.daybook.contracts.community.CommunityRejection.UnknownPreviousPeriod;
import dev.daybook.contracts.community.OpenPeriod;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodOpened;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Periods;
import dev.daybook.ledger.community.Periods.Told;
import dev.daybook.ledger.community.openperiod.OpenPeriodSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A service period opens under a name that is free in the year that it starts in, and continues
 * another one.
 */
public final class OpenPeriodSlice implements Slice<OpenPeriod, CommunityEvent, State> {

  public record State(@Nullable Told told) {}

  @Override
  public Class<OpenPeriod> command() {
    return OpenPeriod.class;
  }

  @Override
  public String name() {
    return "community.open-period";
  }

  /**
   * All periods: any of them may have the name, or be the latest before this one. Not their
   * closings, which name every owner.
   */
  @Override
  public Boundary boundary(OpenPeriod c) {
    return Boundary.of(Periods.NAMES_AND_DAYS);
  }

  @Override
  public boolean mayBecomeLong() {
    return true;
  }

  @Override
  public State initial() {
    return new State(null);
  }

  @Override
  public State evolve(State state, CommunityEvent event) {
    return event instanceof PeriodEvent e ? new State(Told.next(state.told(), e)) : state;
  }

  @Override
  public Decision decide(OpenPeriod c, State state) {
    var periods = Told.all(state.told());
    var previous =
        c.previousPeriodId() == null
            ? periods.latestBefore(c.startDate(), c.currency().code())
            : periods.get(c.previousPeriodId());
    var successor = previous == null ? null : periods.successor(previous.id());
    return refuseIf(
            periods.isNameTaken(c.startDate(), c.name(), c.periodId()),
            () -> new DuplicatePeriodName(c.name(), c.startDate().getYear()))
        .orIf(
            !c.startDate().isBefore(c.endDate()),
            () -> new DatesReversed(c.startDate(), c.endDate()))
        .orIf(
            previous == null && c.previousPeriodId() != null,
            () -> new UnknownPreviousPeriod(requireNonNull(c.previousPeriodId())))
        .orIf(
            successor != null,
            () -> new HasSuccessor(requireNonNull(previous).id(), requireNonNull(successor).id()))
        .orIf(
            previous != null && !previous.isKeptIn(c.currency().code()),
            () ->
                new CurrencyNotOfPrevious(
                    c.currency().code(), requireNonNull(previous).currency().code()))
        .elseAccept(() -> opened(c, previous));
  }

  /** A chain keeps its decimals, whatever the table says by now: balances are carried forward. */
  private static PeriodOpened opened(OpenPeriod c, @Nullable Period previous) {
    return new PeriodOpened(
        c.periodId(),
        c.name(),
        c.startDate(),
        c.endDate(),
        previous == null ? c.currency() : previous.currency(),
        previous == null ? null : previous.id());
  }

  @Override
  public PeriodView answer(OpenPeriod c, State after) {
    return requireNonNull(Told.all(after.told()).get(c.periodId())).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return PeriodEvent.class;
  }
}
