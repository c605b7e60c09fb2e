package dev.daybook.ledger.community.recordcharge;

import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.platform.command.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeRecorded;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.RecordCharge;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Charge;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.recordcharge.RecordChargeSlice.State;
import dev.daybook.ledger.platform.command.Decision;
import dev.daybook.ledger.platform.command.Slice;
import org.jspecify.annotations.Nullable;

/** One owner alone is charged for something. */
public final class RecordChargeSlice implements Slice<RecordCharge, CommunityEvent, State> {

  public record State(@Nullable Period period, boolean ownerKnown, @Nullable Charge charge) {}

  @Override
  public Class<RecordCharge> command() {
    return RecordCharge.class;
  }

  @Override
  public String name() {
    return "community.record-charge";
  }

  /** The period and the owner: however many charges there are. */
  @Override
  public Boundary boundary(RecordCharge c) {
    return Boundary.of(Period.lifecycle(c.periodId()), Registration.of(c.ownerId()));
  }

  @Override
  public State initial() {
    return new State(null, false, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case PeriodEvent e -> new State(Period.evolve(s.period(), e), s.ownerKnown(), s.charge());
      case OwnerEvent e -> new State(s.period(), true, s.charge());
      case ChargeEvent e -> new State(s.period(), s.ownerKnown(), Charge.after(e));
      case PropertyEvent _,
          ContributionEvent _,
          ExpenseEvent _,
          BudgetItemEvent _,
          ReadingEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(RecordCharge c, State s) {
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
        .elseAccept(() -> recorded(c, Money.of(c.amount(), period.currency())));
  }

  private static ChargeRecorded recorded(RecordCharge c, Money money) {
    return new ChargeRecorded(
        c.chargeId(),
        c.periodId(),
        c.ownerId(),
        c.description(),
        money.amount(),
        money.currency().code(),
        c.date());
  }

  @Override
  public ChargeView answer(RecordCharge c, State after) {
    return requireNonNull(after.charge()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ChargeEvent.class;
  }
}
