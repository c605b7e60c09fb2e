package dev.daybook.ledger.community.showexpensehistory;

import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.expenses.ExpensesView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowExpenseHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/expenses/{expense_id}/history", "Show an expense's history")
          .tag("expenses")
          .description("A voided expense is found here still.")
          .needs(CommunityPermissions.READ)
          .lists(ExpenseStep.class)
          .timeTravel();

  private final ViewReads reads;
  private final ExpenseQueries expenses;

  ShowExpenseHistoryEndpoint(ViewReads reads, ExpenseQueries expenses) {
    this.reads = reads;
    this.expenses = expenses;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("expense_id", ExpenseId::new);
    return reads.history(
        call,
        ExpensesView.NAME,
        "expense",
        id,
        at -> expenses.history(call.tenant(), id, at).map(ExpenseStep::of));
  }
}
