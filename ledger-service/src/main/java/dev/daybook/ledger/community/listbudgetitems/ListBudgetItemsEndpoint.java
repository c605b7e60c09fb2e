package dev.daybook.ledger.community.listbudgetitems;

import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.EntryList;
import dev.daybook.ledger.community.PeriodLists;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.projections.community.budgetitems.BudgetItemQueries;
import dev.daybook.projections.community.budgetitems.BudgetItemsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListBudgetItemsEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/budget-items", "List budget items")
          .tag("budget items")
          .description("In the order of their adding.")
          .needs(CommunityPermissions.READ)
          .lists(BudgetItemView.class)
          .timeTravel()
          .live();

  private final PeriodLists lists;
  private final BudgetItemQueries items;

  ListBudgetItemsEndpoint(PeriodLists lists, BudgetItemQueries items) {
    this.lists = lists;
    this.items = items;
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
            at -> items.all(tenant, period, at)));
  }
}
