package dev.daybook.ledger.community.showexpense;

import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseView;
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
final class ShowExpenseEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/expenses/{expense_id}", "Show an expense")
          .tag("expenses")
          .description(
              "As it reads now, or as it read at `as_of` or `at_position`. A voided expense"
                  + " is 404; its history is kept.")
          .needs(CommunityPermissions.READ)
          .returns(ExpenseView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final ExpenseQueries expenses;

  ShowExpenseEndpoint(ViewReads reads, ExpenseQueries expenses) {
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
    return reads.voidable(
        call,
        ExpensesView.NAME,
        "expense",
        id,
        at -> expenses.get(call.tenant(), id, at),
        at -> expenses.history(call.tenant(), id, at));
  }
}
