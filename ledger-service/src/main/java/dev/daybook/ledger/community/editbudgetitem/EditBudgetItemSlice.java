package dev.daybook.ledger.community.editbudgetitem;

import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.DuplicateBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NoSuchBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.EditBudgetItem;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.BudgetItem;
import dev.daybook.ledger.community.BudgetItems;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.editbudgetitem.EditBudgetItemSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A budget item says something else from now on. */
public final class EditBudgetItemSlice implements Slice<EditBudgetItem, CommunityEvent, State> {

  /**
   * @param items this one, and all others of the period where it is to be called something else
   */
  public record State(BudgetItems items, @Nullable Period period) {}

  @Override
  public Class<EditBudgetItem> command() {
    return EditBudgetItem.class;
  }

  @Override
  public String name() {
    return "community.edit-budget-item";
  }

  @Override
  public Boundary boundary(EditBudgetItem c) {
    return Boundary.of(BudgetItem.lifecycle(c.budgetItemId()));
  }

  /**
   * The period is not known before the item is. To find those that were ever called so, and then
   * how they are called now, would take a third reading; all of a period's items are few.
   */
  @Override
  public @Nullable Boundary boundaryBeyond(EditBudgetItem c, State soFar) {
    var item = soFar.items().get(c.budgetItemId());
    if (item == null) {
      return null;
    }
    var period = Boundary.of(Period.lifecycle(item.periodId()));
    return isRenaming(c, item)
        ? period.and(Boundary.of(BudgetItem.lifecycles(item.periodId())))
        : period;
  }

  private static boolean isRenaming(EditBudgetItem c, BudgetItem item) {
    return c.paymentType() != null && !c.paymentType().equals(item.paymentType());
  }

  @Override
  public State initial() {
    return new State(BudgetItems.NONE, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case BudgetItemEvent e -> new State(s.items().after(e), s.period());
      case PeriodEvent e -> new State(s.items(), Period.evolve(s.period(), e));
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
  public Decision decide(EditBudgetItem c, State s) {
    var before = s.items().get(c.budgetItemId());
    if (before == null) {
      return refuse(new NoSuchBudgetItem(c.budgetItemId()));
    }
    if (requireNonNull(s.period()).isClosed()) {
      return refuse(new PeriodIsClosed(before.periodId()));
    }
    var paymentType = requireNonNullElse(c.paymentType(), before.paymentType());
    var cost = requireNonNullElse(c.budgetedCost(), before.budgetedCost().amount());
    var price = changed(c.unitPrice(), before.unitPrice());
    return refuseIf(
            s.items().isTaken(paymentType, before.id()), () -> new DuplicateBudgetItem(paymentType))
        .or(BudgetItem.refuseUnlessFitting(cost, price, before.currency()))
        .elseDecide(() -> edited(c, before, paymentType, cost, price));
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(
      EditBudgetItem c,
      BudgetItem before,
      String paymentType,
      BigDecimal cost,
      @Nullable BigDecimal price) {
    var after =
        new BudgetItem(
            before.id(),
            before.periodId(),
            paymentType,
            Money.of(cost, before.currency()),
            requireNonNullElse(c.allocationStrategy(), before.allocationStrategy()),
            BudgetItem.price(price, before.currency()));
    return after.equals(before)
        ? accept()
        : accept(
            new BudgetItemEdited(
                after.id(),
                after.periodId(),
                after.paymentType(),
                after.budgetedCost().amount(),
                after.currency().code(),
                after.allocationStrategy(),
                after.unitPrice()));
  }

  @Override
  public BudgetItemView answer(EditBudgetItem c, State after) {
    return requireNonNull(after.items().get(c.budgetItemId())).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return BudgetItemEvent.class;
  }

  @Override
  public boolean isVersion(EditBudgetItem c, CommunityEvent event) {
    return event instanceof BudgetItemEvent e && e.budgetItemId().equals(c.budgetItemId());
  }
}
