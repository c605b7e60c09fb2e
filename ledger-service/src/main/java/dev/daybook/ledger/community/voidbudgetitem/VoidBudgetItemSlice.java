package dev.daybook.ledger.community.voidbudgetitem;

import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.BudgetItemInUse;
import dev.daybook.contracts.community.CommunityRejection.NoSuchBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.community.VoidBudgetItem;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.voidbudgetitem.VoidBudgetItemSlice.State;
import dev.daybook.ledger.platform.command.ViewedSlice;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.projections.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget item shares no more; one that expenses name can't go. */
public final class VoidBudgetItemSlice implements ViewedSlice<VoidBudgetItem, State> {

  /**
   * @param item null if there is no such item, or no more
   * @param period that it is of
   * @param expenses how many name it
   */
  public record State(
      @Nullable Entry<BudgetItemView> item, @Nullable PeriodView period, long expenses) {}

  @Override
  public Class<VoidBudgetItem> command() {
    return VoidBudgetItem.class;
  }

  @Override
  public String name() {
    return "community.void-budget-item";
  }

  /** The item and whatever names it, and the period. */
  @Override
  public Boundary boundary(VoidBudgetItem c, State state) {
    return state.period() == null
        ? contended(c)
        : contended(c).and(Boundary.of(Period.lifecycle(state.period().id())));
  }

  @Override
  public Boundary contended(VoidBudgetItem c) {
    return Boundary.of(Criterion.ANY.tagged(CommunityEvents.budgetItem(c.budgetItemId())));
  }

  @Override
  public Decision decide(VoidBudgetItem c, State state) {
    if (state.item() == null || state.period() == null) {
      return refuse(new NoSuchBudgetItem(c.budgetItemId()));
    }
    var period = state.period();
    if (period.status() == PeriodStatus.CLOSED) {
      return refuse(new PeriodIsClosed(period.id()));
    }
    return refuseIf(
            state.expenses() > 0, () -> new BudgetItemInUse(c.budgetItemId(), state.expenses()))
        .elseAccept(() -> new BudgetItemVoided(c.budgetItemId(), period.id()));
  }

  @Override
  public @Nullable Object answer(VoidBudgetItem c, State state, List<Event> events) {
    return null;
  }

  @Override
  public long version(State state) {
    return state.item() == null ? 0 : state.item().changed();
  }
}
