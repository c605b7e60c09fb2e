package dev.daybook.ledger.community.editcontribution;

import static dev.daybook.contracts.community.CommunityEvents.owner;
import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchContribution;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.EditContribution;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Contribution;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.editcontribution.EditContributionSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A contribution says something else from now on. */
public final class EditContributionSlice implements Slice<EditContribution, CommunityEvent, State> {

  public record State(
      @Nullable Contribution contribution, @Nullable Period period, boolean newOwnerKnown) {}

  @Override
  public Class<EditContribution> command() {
    return EditContribution.class;
  }

  @Override
  public String name() {
    return "community.edit-contribution";
  }

  @Override
  public Boundary boundary(EditContribution c) {
    return Boundary.of(Contribution.lifecycle(c.contributionId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(EditContribution c, State soFar) {
    var contribution = soFar.contribution();
    if (contribution == null) {
      return null;
    }
    var period = Boundary.of(Period.lifecycle(contribution.periodId()));
    return c.ownerId() == null ? period : period.and(Boundary.of(Registration.of(c.ownerId())));
  }

  @Override
  public State initial() {
    return new State(null, null, false);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ContributionEvent e -> new State(Contribution.after(e), s.period(), s.newOwnerKnown());
      case PeriodEvent e ->
          new State(s.contribution(), Period.evolve(s.period(), e), s.newOwnerKnown());
      case OwnerEvent e -> new State(s.contribution(), s.period(), true);
      case PropertyEvent _, ExpenseEvent _, BudgetItemEvent _, ReadingEvent _, ChargeEvent _ -> s;
    };
  }

  @Override
  public Decision decide(EditContribution c, State s) {
    var before = s.contribution();
    if (before == null) {
      return refuse(new NoSuchContribution(c.contributionId()));
    }
    var period = requireNonNull(s.period());
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(before.periodId()));
    }
    OwnerId owner = requireNonNullElse(c.ownerId(), before.ownerId());
    BigDecimal amount = requireNonNullElse(c.amount(), before.money().amount());
    LocalDate date = requireNonNullElse(c.date(), before.date());
    return refuseUnlessFitting(period, date, amount)
        .orIf(c.ownerId() != null && !s.newOwnerKnown(), () -> new UnknownOwner(owner, "owner_id"))
        .elseDecide(
            () -> edited(before, owner, amount, date, changed(c.comment(), before.comment())));
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(
      Contribution before,
      OwnerId owner,
      BigDecimal amount,
      LocalDate date,
      @Nullable String comment) {
    var money = Money.of(amount, before.money().currency());
    var after = new Contribution(before.id(), before.periodId(), owner, money, date, comment);
    return after.equals(before)
        ? accept()
        : accept(
            new ContributionEdited(before.id(), before.periodId(), owner, money, date, comment));
  }

  @Override
  public ContributionView answer(EditContribution c, State after) {
    return requireNonNull(after.contribution()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ContributionEvent.class;
  }
}
