package dev.daybook.ledger.community.editcharge;

import static dev.daybook.contracts.community.CommunityEvents.owner;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.platform.command.Decision.accept;
import static dev.daybook.ledger.platform.command.Decision.refuse;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchCharge;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.EditCharge;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Charge;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.editcharge.EditChargeSlice.State;
import dev.daybook.ledger.platform.command.Decision;
import dev.daybook.ledger.platform.command.Slice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A service charge says something else from now on. */
public final class EditChargeSlice implements Slice<EditCharge, CommunityEvent, State> {

  public record State(@Nullable Charge charge, @Nullable Period period, boolean newOwnerKnown) {}

  @Override
  public Class<EditCharge> command() {
    return EditCharge.class;
  }

  @Override
  public String name() {
    return "community.edit-charge";
  }

  @Override
  public Boundary boundary(EditCharge c) {
    return Boundary.of(Charge.lifecycle(c.chargeId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(EditCharge c, State soFar) {
    var charge = soFar.charge();
    if (charge == null) {
      return null;
    }
    var period = Boundary.of(Period.lifecycle(charge.periodId()));
    return c.ownerId() == null ? period : period.and(Boundary.of(Registration.of(c.ownerId())));
  }

  @Override
  public State initial() {
    return new State(null, null, false);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ChargeEvent e -> new State(Charge.after(e), s.period(), s.newOwnerKnown());
      case PeriodEvent e -> new State(s.charge(), Period.evolve(s.period(), e), s.newOwnerKnown());
      case OwnerEvent e -> new State(s.charge(), s.period(), true);
      case PropertyEvent _,
          ContributionEvent _,
          ExpenseEvent _,
          BudgetItemEvent _,
          ReadingEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(EditCharge c, State s) {
    var before = s.charge();
    if (before == null) {
      return refuse(new NoSuchCharge(c.chargeId()));
    }
    var period = requireNonNull(s.period());
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(before.periodId()));
    }
    BigDecimal amount = requireNonNullElse(c.amount(), before.money().amount());
    LocalDate date = requireNonNullElse(c.date(), before.date());
    var owner = c.ownerId();
    return refuseUnlessFitting(period, date, amount)
        .orIf(
            owner != null && !s.newOwnerKnown(),
            () -> new UnknownOwner(requireNonNull(owner), "owner_id"))
        .elseDecide(() -> edited(before, after(c, before, amount, date)));
  }

  private static Charge after(EditCharge c, Charge before, BigDecimal amount, LocalDate date) {
    return new Charge(
        before.id(),
        before.periodId(),
        requireNonNullElse(c.ownerId(), before.ownerId()),
        requireNonNullElse(c.description(), before.description()),
        Money.of(amount, before.money().currency()),
        date);
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(Charge before, Charge after) {
    return after.equals(before)
        ? accept()
        : accept(
            new ChargeEdited(
                after.id(),
                after.periodId(),
                after.ownerId(),
                after.description(),
                after.money().amount(),
                after.money().currency().code(),
                after.date()));
  }

  @Override
  public ChargeView answer(EditCharge c, State after) {
    return requireNonNull(after.charge()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ChargeEvent.class;
  }
}
