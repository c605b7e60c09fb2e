package dev.daybook.ledger.community.voidbudgetitem;

import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;

import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.VoidBudgetItem;
import dev.daybook.ledger.community.voidbudgetitem.VoidBudgetItemSlice.State;
import dev.daybook.ledger.platform.command.StateReading;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.budgetitems.BudgetItemQueries;
import dev.daybook.projections.community.budgetitems.BudgetItemsView;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads the item, its period, and how many expenses name it. */
public final class VoidBudgetItemReading implements StateReading<VoidBudgetItem, State> {

  private final BudgetItemQueries items;
  private final PeriodQueries periods;
  private final ExpenseQueries expenses;

  public VoidBudgetItemReading(
      BudgetItemQueries items, PeriodQueries periods, ExpenseQueries expenses) {
    this.items = items;
    this.periods = periods;
    this.expenses = expenses;
  }

  @Override
  public List<String> views() {
    return List.of(BudgetItemsView.NAME, PeriodsView.NAME, EXPENSES.view());
  }

  @Override
  public Mono<State> read(String tenant, VoidBudgetItem c, long at) {
    return items
        .get(tenant, c.budgetItemId(), at)
        .flatMap(item -> inUse(tenant, item, at))
        .defaultIfEmpty(new State(null, null, 0));
  }

  private Mono<State> inUse(String tenant, Entry<BudgetItemView> item, long at) {
    return Mono.zip(
        periods.get(tenant, item.value().periodId(), at),
        expenses.naming(tenant, item.value().periodId(), item.value().id(), at),
        (period, naming) -> new State(item, period.value(), naming));
  }
}
