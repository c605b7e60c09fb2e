package dev.daybook.ledger.community.recordcontribution;

import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ContributionRecorded;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.RecordContribution;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Contribution;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.recordcontribution.RecordContributionSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** An owner paid money in. */
public final class RecordContributionSlice
    implements Slice<RecordContribution, CommunityEvent, State> {

  public record State(
      @Nullable Period period, boolean ownerKnown, @Nullable Contribution contribution) {}

  @Override
  public Class<RecordContribution> command() {
    return RecordContribution.class;
  }

  @Override
  public String name() {
    return "community.record-contribution";
  }

  /**
   * The period's opening, closings and reopenings, and the owner: however many contributions there
   * are.
   */
  @Override
  public Boundary boundary(RecordContribution c) {
    return Boundary.of(Period.lifecycle(c.periodId()), Registration.of(c.ownerId()));
  }

  @Override
  public State initial() {
    return new State(null, false, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case PeriodEvent e ->
          new State(Period.evolve(s.period(), e), s.ownerKnown(), s.contribution());
      case OwnerEvent e -> new State(s.period(), true, s.contribution());
      case ContributionEvent e -> new State(s.period(), s.ownerKnown(), Contribution.after(e));
      case PropertyEvent _, ExpenseEvent _, BudgetItemEvent _, ReadingEvent _, ChargeEvent _ -> s;
    };
  }

  @Override
  public Decision decide(RecordContribution c, State s) {
    var period = s.period();
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(c.periodId()));
    }
    return refuseUnlessFitting(period, c.date(), c.amount())
        .orIf(!s.ownerKnown(), () -> new UnknownOwner(c.ownerId(), "owner_id"))
        .orIf(
            !period.isKeptIn(c.currency()),
            () -> new CurrencyNotOfPeriod(requireNonNull(c.currency()), period.currency().code()))
        .elseAccept(
            () ->
                new ContributionRecorded(
                    c.contributionId(),
                    c.periodId(),
                    c.ownerId(),
                    Money.of(c.amount(), period.currency()),
                    c.date(),
                    c.comment()));
  }

  @Override
  public ContributionView answer(RecordContribution c, State after) {
    return requireNonNull(after.contribution()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ContributionEvent.class;
  }
}
