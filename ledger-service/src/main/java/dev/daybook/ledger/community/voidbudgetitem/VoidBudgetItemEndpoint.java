package dev.daybook.ledger.community.voidbudgetitem;

import static dev.daybook.contracts.community.CommunityRejection.IN_USE;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.VoidBudgetItem;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class VoidBudgetItemEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.delete("/budget-items/{budget_item_id}", "Void a budget item")
          .tag("budget items")
          .description(
              "Takes the budget item out while its period is open: from now on it is 404"
                  + " and in no list or sheet, except in answers about the past. `GET"
                  + " /budget-items/{budget_item_id}/history` keeps what it was and who voided it."
                  + " Refused while expenses name its id; those that only have its payment type"
                  + " become unallocated. Its readings stay, and cost nothing.")
          .needs(CommunityPermissions.PLAN_BUDGETS)
          .command()
          .refuses(PERIOD_CLOSED, IN_USE, ErrorCodes.VIEW_BEHIND);

  private final CommandDesk desk;

  VoidBudgetItemEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return desk.send(call, new VoidBudgetItem(call.pathId("budget_item_id", BudgetItemId::new)));
  }
}
