package dev.daybook.ledger.community.addbudgetitem;

import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_ADDED;
import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.paymentType;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AddBudgetItem;
import dev.daybook.contracts.community.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DuplicateBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.BudgetItem;
import dev.daybook.ledger.community.BudgetItems;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.addbudgetitem.AddBudgetItemSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** A kind of cost is shared in a period; each kind in one way. */
public final class AddBudgetItemSlice implements Slice<AddBudgetItem, CommunityEvent, State> {

  /**
   * @param items that were called so once
   */
  public record State(@Nullable Period period, BudgetItems items) {}

  @Override
  public Class<AddBudgetItem> command() {
    return AddBudgetItem.class;
  }

  @Override
  public String name() {
    return "community.add-budget-item";
  }

  @Override
  public Boundary boundary(AddBudgetItem c) {
    return Boundary.of(
        Period.lifecycle(c.periodId()),
        Criterion.types(BUDGET_ITEM_ADDED.name(), BUDGET_ITEM_EDITED.name())
            .tagged(paymentType(c.periodId(), c.paymentType())));
  }

  /** A tag says what an item was called once; whether it still is, only all of its events tell. */
  @Override
  public @Nullable Boundary boundaryBeyond(AddBudgetItem c, State soFar) {
    return soFar.items().ids().isEmpty() ? null : Boundary.of(BudgetItem.lifecycles(c.periodId()));
  }

  @Override
  public State initial() {
    return new State(null, BudgetItems.NONE);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case PeriodEvent e -> new State(Period.evolve(s.period(), e), s.items());
      case BudgetItemEvent e -> new State(s.period(), s.items().after(e));
      case OwnerEvent _,
          PropertyEvent _,
          ContributionEvent _,
          ExpenseEvent _,
          ReadingEvent _,
          ChargeEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(AddBudgetItem c, State s) {
    var period = s.period();
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(c.periodId()));
    }
    return refuseIf(
            s.items().isTaken(c.paymentType(), c.budgetItemId()),
            () -> new DuplicateBudgetItem(c.paymentType()))
        .or(BudgetItem.refuseUnlessFitting(c.budgetedCost(), c.unitPrice(), period.currency()))
        .orIf(
            !period.isKeptIn(c.currency()),
            () -> new CurrencyNotOfPeriod(requireNonNull(c.currency()), period.currency().code()))
        .elseAccept(() -> added(c, period.currency()));
  }

  private static BudgetItemAdded added(AddBudgetItem c, CurrencyUnit currency) {
    return new BudgetItemAdded(
        c.budgetItemId(),
        c.periodId(),
        c.paymentType(),
        Money.of(c.budgetedCost(), currency).amount(),
        currency.code(),
        c.allocationStrategy(),
        BudgetItem.price(c.unitPrice(), currency));
  }

  @Override
  public BudgetItemView answer(AddBudgetItem c, State after) {
    return requireNonNull(after.items().get(c.budgetItemId())).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return BudgetItemEvent.class;
  }

  @Override
  public boolean isVersion(AddBudgetItem c, CommunityEvent event) {
    return event instanceof BudgetItemEvent e && e.budgetItemId().equals(c.budgetItemId());
  }
}
