package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;

import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItem.Asked;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItem.State;
import dev.daybook.ledger.platform.command.StateReading;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads the item, its period, and how many expenses name it. */
public final class VoidBudgetItemReading implements StateReading<Asked, State> {

  private final EntryAnswers<BudgetItem> items;
  private final PeriodQueries periods;
  private final ExpenseQueries expenses;

  public VoidBudgetItemReading(
      EntryAnswers<BudgetItem> items, PeriodQueries periods, ExpenseQueries expenses) {
    this.items = items;
    this.periods = periods;
    this.expenses = expenses;
  }

  @Override
  public List<String> views() {
    return List.of(BUDGET_ITEMS.view(), PeriodsView.NAME, EXPENSES.view());
  }

  @Override
  public Mono<State> read(String tenant, Asked c, long at) {
    return items
        .get(tenant, c.id(), at)
        .flatMap(item -> inUse(tenant, item, at))
        .defaultIfEmpty(new State(null, null, 0));
  }

  private Mono<State> inUse(String tenant, Entry<BudgetItem> item, long at) {
    return Mono.zip(
        periods.get(tenant, item.value().periodId(), at),
        expenses.naming(tenant, item.value().periodId(), item.value().id(), at),
        (period, naming) -> new State(item, period.value(), naming));
  }
}
