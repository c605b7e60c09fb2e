package dev.daybook.ledger.community.showbudgetitem;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.budgetitems.BudgetItemQueries;
import dev.daybook.projections.community.budgetitems.BudgetItemsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowBudgetItemEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/budget-items/{budget_item_id}", "Show a budget item")
          .tag("budget items")
          .description(
              "As it reads now, or as it read at `as_of` or `at_position`. A voided budget"
                  + " item is 404; its history is kept. What was spent of it is in the list of the"
                  + " period's budget items.")
          .needs(CommunityPermissions.READ)
          .returns(BudgetItemView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final BudgetItemQueries items;

  ShowBudgetItemEndpoint(ViewReads reads, BudgetItemQueries items) {
    this.reads = reads;
    this.items = items;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("budget_item_id", BudgetItemId::new);
    return reads.voidable(
        call,
        BudgetItemsView.NAME,
        "budget item",
        id,
        at -> items.get(call.tenant(), id, at),
        at -> items.history(call.tenant(), id, at));
  }
}
