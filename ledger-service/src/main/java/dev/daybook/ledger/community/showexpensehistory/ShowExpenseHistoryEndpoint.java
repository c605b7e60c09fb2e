package dev.daybook.ledger.community.showexpensehistory;

import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.expenses.ExpensesView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowExpenseHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/expenses/{expense_id}/history", "Show an expense's history")
          .tag("expenses")
          .description(
              "A step for each change, the oldest first: who did what when, and how the"
                  + " expense read before and after. A voided expense is found here still.")
          .needs(CommunityPermissions.READ)
          .lists(ExpenseStep.class)
          .timeTravel();

  private final Histories histories;
  private final ExpenseQueries expenses;

  ShowExpenseHistoryEndpoint(Histories histories, ExpenseQueries expenses) {
    this.histories = histories;
    this.expenses = expenses;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("expense_id", ExpenseId::new);
    return histories.show(
        call,
        ExpensesView.NAME,
        "expense",
        id,
        at -> expenses.history(call.tenant(), id, at),
        ExpenseStep::of);
  }
}
