package dev.daybook.ledger.community.voidcontribution;

import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchContribution;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ContributionVoided;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.VoidContribution;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Contribution;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.voidcontribution.VoidContributionSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** A contribution leaves the reckoning. */
public final class VoidContributionSlice implements Slice<VoidContribution, CommunityEvent, State> {

  public record State(@Nullable Contribution contribution, @Nullable Period period) {}

  @Override
  public Class<VoidContribution> command() {
    return VoidContribution.class;
  }

  @Override
  public String name() {
    return "community.void-contribution";
  }

  @Override
  public Boundary boundary(VoidContribution c) {
    return Boundary.of(Contribution.lifecycle(c.contributionId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(VoidContribution c, State soFar) {
    var contribution = soFar.contribution();
    return contribution == null ? null : Boundary.of(Period.lifecycle(contribution.periodId()));
  }

  @Override
  public State initial() {
    return new State(null, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ContributionEvent e -> new State(Contribution.after(e), s.period());
      case PeriodEvent e -> new State(s.contribution(), Period.evolve(s.period(), e));
      case OwnerEvent _,
          PropertyEvent _,
          ExpenseEvent _,
          BudgetItemEvent _,
          ReadingEvent _,
          ChargeEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(VoidContribution c, State s) {
    var contribution = s.contribution();
    if (contribution == null) {
      return refuse(new NoSuchContribution(c.contributionId()));
    }
    return requireNonNull(s.period()).isClosed()
        ? refuse(new PeriodIsClosed(contribution.periodId()))
        : accept(new ContributionVoided(contribution.id(), contribution.periodId()));
  }

  @Override
  public @Nullable Object answer(VoidContribution c, State after) {
    return null;
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ContributionEvent.class;
  }
}
