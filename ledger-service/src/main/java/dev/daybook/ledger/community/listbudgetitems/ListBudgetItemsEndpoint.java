package dev.daybook.ledger.community.listbudgetitems;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemRow;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.EntryList;
import dev.daybook.ledger.community.PeriodLists;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.projections.community.budgetitems.BudgetItemQueries;
import dev.daybook.projections.community.budgetitems.BudgetItemsView;
import dev.daybook.projections.community.sheets.Movements;
import dev.daybook.projections.community.sheets.SheetQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListBudgetItemsEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/budget-items", "List budget items")
          .tag("budget items")
          .description(
              "In the order of their adding, each with what was spent of it and what is" + " left.")
          .needs(CommunityPermissions.READ)
          .lists(BudgetItemRow.class)
          .timeTravel()
          .live()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private final PeriodLists lists;
  private final BudgetItemQueries items;
  private final SheetReads reads;
  private final SheetQueries sheets;

  ListBudgetItemsEndpoint(
      PeriodLists lists, BudgetItemQueries items, SheetReads reads, SheetQueries sheets) {
    this.lists = lists;
    this.items = items;
    this.reads = reads;
    this.sheets = sheets;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var tenant = call.tenant();
    var period = call.pathId("period_id", PeriodId::new);
    return lists.answer(
        call,
        new EntryList<>(
                BudgetItemsView.NAME,
                period,
                (at, window) -> items.list(tenant, period, at, window),
                at -> items.all(tenant, period, at))
            .shownWith(
                SheetQueries.VIEWS,
                at -> movements(call, period, at),
                ListBudgetItemsEndpoint::row));
  }

  private Mono<Movements> movements(Call call, PeriodId period, long at) {
    return reads.moment(call, at).flatMap(moment -> sheets.movements(moment, period));
  }

  private static BudgetItemRow row(BudgetItemView item, Movements movements) {
    var actual = new Money(movements.expenses(item.id()), item.budgeted().currency()).amount();
    return new BudgetItemRow(
        item.id(),
        item.periodId(),
        item.paymentType(),
        item.budgetedCost(),
        item.currency(),
        item.allocationStrategy(),
        item.unitPrice(),
        actual,
        item.budgetedCost().subtract(actual));
  }
}
