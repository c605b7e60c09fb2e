package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.BudgetItemInUse;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.command.ViewedSlice;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.projections.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget item shares no more; one that expenses name can't go. */
public final class VoidBudgetItem
    implements ViewedSlice<VoidBudgetItem.Asked, VoidBudgetItem.State> {

  public record Asked(BudgetItemId id) implements Command {}

  /**
   * @param item null if there is no such item, or no more
   * @param period that it is of
   * @param expenses how many name it
   */
  public record State(
      @Nullable Entry<BudgetItem> item, @Nullable PeriodView period, long expenses) {}

  @Override
  public Class<Asked> command() {
    return Asked.class;
  }

  @Override
  public String name() {
    return "community.void-budget-item";
  }

  /** The item and whatever names it, and the period. */
  @Override
  public Boundary boundary(Asked c, State state) {
    return state.period() == null
        ? contended(c)
        : contended(c).and(lifecycle(PERIOD, state.period().id()).boundary());
  }

  @Override
  public Boundary contended(Asked c) {
    return Boundary.of(Criterion.ANY.tagged(BUDGET_ITEM.tag(c.id())));
  }

  @Override
  public Decision decide(Asked c, State state) {
    var period = state.period();
    if (state.item() == null || period == null) {
      return refuse(new NoSuchEntry(BUDGET_ITEM.noun(), c.id()));
    }
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period.id()));
    }
    return refuseIf(state.expenses() > 0, () -> new BudgetItemInUse(c.id(), state.expenses()))
        .elseAccept(() -> new BudgetItemVoided(c.id(), period.id()));
  }

  @Override
  public @Nullable Object answer(Asked c, State state, List<Event> events) {
    return null;
  }

  @Override
  public long version(State state) {
    return state.item() == null ? 0 : state.item().changed();
  }
}
