package dev.daybook.ledger.community.voidexpense;

import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;

import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.VoidExpense;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class VoidExpenseEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.delete("/expenses/{expense_id}", "Void an expense")
          .tag("expenses")
          .description(
              "Takes the expense out while its period is open: from now on it is 404 and in"
                  + " no list or sheet, except in answers about the past. `GET"
                  + " /expenses/{expense_id}/history` keeps what it was and who voided it.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command()
          .refuses(PERIOD_CLOSED);

  private final CommandDesk desk;

  VoidExpenseEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return desk.send(call, new VoidExpense(call.pathId("expense_id", ExpenseId::new)));
  }
}
