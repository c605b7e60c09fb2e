package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.BudgetItemInUse;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.Reading;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Seen;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.periods.PeriodQueries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A budget item shares no more; one that expenses or readings name can't go. */
public final class VoidBudgetItem
    implements ViewedSlice<VoidBudgetItem.Asked, VoidBudgetItem.State> {

  public record Asked(BudgetItemId id) implements Command {}

  /**
   * @param item null if there is no such item, or no more
   * @param period that it is of
   * @param expenses how many name it
   * @param readings how many name it
   */
  public record State(
      @Nullable Entry<BudgetItem> item, @Nullable Period period, long expenses, long readings) {}

  /** Reads the item, its period, and how many expenses and readings name it. */
  record Views(
      EntryAnswers<BudgetItem> items,
      PeriodQueries periods,
      ExpenseQueries expenses,
      EntryAnswers<Reading> readings)
      implements Sight<Asked, State> {

    @Override
    public List<String> views() {
      return List.of(BUDGET_ITEMS.view(), PERIODS.view(), EXPENSES.view(), READINGS.view());
    }

    @Override
    public Mono<State> read(String tenant, Asked c, long at) {
      return items
          .get(tenant, c.id(), at)
          .flatMap(item -> inUse(tenant, item, at))
          .defaultIfEmpty(new State(null, null, 0, 0));
    }

    private Mono<State> inUse(String tenant, Entry<BudgetItem> item, long at) {
      var period = item.value().periodId();
      var naming = Wanted.in(period).having("budget_item_id", item.value().id());
      return Mono.zip(
              periods.get(tenant, period, at),
              expenses.naming(tenant, period, item.value().id(), at),
              readings.count(tenant, naming, at))
          .map(known -> new State(item, known.getT1().value(), known.getT2(), known.getT3()));
    }
  }

  @Override
  public String name() {
    return "community.void-budget-item";
  }

  @Override
  public @Nullable Seen<?> subject(Asked c, State state) {
    var item = state.item();
    return item == null ? null : Seen.of(BUDGET_ITEM, c.id(), item.value(), item.changed());
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
      return refuse(new PeriodIsClosed(period));
    }
    var item = state.item().value();
    return refuseIf(
            state.expenses() + state.readings() > 0,
            () -> new BudgetItemInUse(item, state.expenses(), state.readings()))
        .elseAccept(() -> new BudgetItemVoided(c.id(), period.id()));
  }
}
