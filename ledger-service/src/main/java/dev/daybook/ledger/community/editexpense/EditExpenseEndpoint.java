package dev.daybook.ledger.community.editexpense;

import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.EditExpense;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class EditExpenseEndpoint implements Endpoint {

  /** What is left out stays as it is. */
  record Body(
      @Nullable @Describe("The owner who paid out of pocket.") OwnerId paidBy,
      @Nullable
          @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("640.00")
          BigDecimal amount,
      @Nullable @NotBlank @MaxLength(100) @Describe("The kind of cost.") String paymentType,
      @Nullable @Describe("A day within the period.") LocalDate date,
      @Nullable @NotBlank @MaxLength(200) @Describe("null takes the vendor away.")
          Optional<String> vendor,
      @Nullable @NotBlank @MaxLength(2000) @Describe("null takes the description away.")
          Optional<String> description,
      @Nullable
          @Describe(
              "The budget item of the period that shares it; with null its payment type says"
                  + " which one does.")
          Optional<BudgetItemId> budgetItemId) {}

  private static final Operation OPERATION =
      Operation.patch("/expenses/{expense_id}", "Edit an expense")
          .tag("expenses")
          .description(
              "Corrects the expense while its period is open. With `budget_item_id` null,"
                  + " its payment type finds its budget item again. The history keeps what it said"
                  + " before; an edit that changes nothing is not written down.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .returns(ExpenseView.class)
          .refuses(
              PERIOD_CLOSED,
              UNKNOWN_OWNER,
              UNKNOWN_BUDGET_ITEM,
              DATE_OUTSIDE_PERIOD,
              TOO_MANY_DECIMALS,
              TOO_LARGE);

  private final CommandDesk desk;

  EditExpenseEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var command =
        new EditExpense(
            call.pathId("expense_id", ExpenseId::new),
            body.paidBy(),
            body.amount(),
            body.paymentType(),
            body.date(),
            body.vendor(),
            body.description(),
            body.budgetItemId());
    return desk.<ExpenseView>send(call, command, Answer::ok);
  }
}
