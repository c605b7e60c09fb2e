package dev.daybook.ledger.community.voidcharge;

import static dev.daybook.ledger.platform.command.Decision.accept;
import static dev.daybook.ledger.platform.command.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchCharge;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.VoidCharge;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Charge;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.voidcharge.VoidChargeSlice.State;
import dev.daybook.ledger.platform.command.Decision;
import dev.daybook.ledger.platform.command.Slice;
import org.jspecify.annotations.Nullable;

/** A service charge leaves the reckoning. */
public final class VoidChargeSlice implements Slice<VoidCharge, CommunityEvent, State> {

  public record State(@Nullable Charge charge, @Nullable Period period) {}

  @Override
  public Class<VoidCharge> command() {
    return VoidCharge.class;
  }

  @Override
  public String name() {
    return "community.void-charge";
  }

  @Override
  public Boundary boundary(VoidCharge c) {
    return Boundary.of(Charge.lifecycle(c.chargeId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(VoidCharge c, State soFar) {
    var charge = soFar.charge();
    return charge == null ? null : Boundary.of(Period.lifecycle(charge.periodId()));
  }

  @Override
  public State initial() {
    return new State(null, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ChargeEvent e -> new State(Charge.after(e), s.period());
      case PeriodEvent e -> new State(s.charge(), Period.evolve(s.period(), e));
      case OwnerEvent _,
          PropertyEvent _,
          ExpenseEvent _,
          BudgetItemEvent _,
          ReadingEvent _,
          ContributionEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(VoidCharge c, State s) {
    var charge = s.charge();
    if (charge == null) {
      return refuse(new NoSuchCharge(c.chargeId()));
    }
    return requireNonNull(s.period()).isClosed()
        ? refuse(new PeriodIsClosed(charge.periodId()))
        : accept(new ChargeVoided(charge.id(), charge.periodId()));
  }

  @Override
  public @Nullable Object answer(VoidCharge c, State after) {
    return null;
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ChargeEvent.class;
  }
}
