package dev.daybook.ledger.community.showbudgetitemhistory;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.projections.community.budgetitems.BudgetItemQueries;
import dev.daybook.projections.community.budgetitems.BudgetItemsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowBudgetItemHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/budget-items/{budget_item_id}/history", "Show a budget item's history")
          .tag("budget items")
          .description(
              "A step for each change, the oldest first: who did what when, and how the"
                  + " budget item read before and after. A voided budget item is found here still.")
          .needs(CommunityPermissions.READ)
          .lists(BudgetItemStep.class)
          .timeTravel();

  private final Histories histories;
  private final BudgetItemQueries items;

  ShowBudgetItemHistoryEndpoint(Histories histories, BudgetItemQueries items) {
    this.histories = histories;
    this.items = items;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("budget_item_id", BudgetItemId::new);
    return histories.show(
        call,
        BudgetItemsView.NAME,
        "budget item",
        id,
        at -> items.history(call.tenant(), id, at),
        BudgetItemStep::of);
  }
}
