package dev.daybook.ledger.community.editbudgetitem;

import static dev.daybook.contracts.community.CommunityRejection.DUPLICATE_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.EditBudgetItem;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class EditBudgetItemEndpoint implements Endpoint {

  /** What is left out stays as it is. */
  record Body(
      @Nullable
          @Describe("What its expenses are called, exactly.")
          @NotBlank
          @MaxLength(100)
          @Example("WATER")
          String paymentType,
      @Nullable
          @Describe("What its expenses are expected to come to.")
          @NotNegative
          @Example("650.00")
          BigDecimal budgetedCost,
      @Nullable AllocationStrategy allocationStrategy,
      @Nullable @NotNegative @Describe("null takes the price away.") @Example("2.15")
          Optional<BigDecimal> unitPrice) {}

  private static final Operation OPERATION =
      Operation.patch("/budget-items/{budget_item_id}", "Edit a budget item")
          .tag("budget items")
          .description(
              "Changes the budget item while its period is open. The running sheet follows,"
                  + " for expenses recorded before too: another strategy shares them in another"
                  + " way, and another payment type finds others. The history keeps what it said"
                  + " before; an edit that changes nothing is not written down.")
          .needs(CommunityPermissions.PLAN_BUDGETS)
          .command(Body.class)
          .returns(BudgetItemView.class)
          .refuses(PERIOD_CLOSED, DUPLICATE_BUDGET_ITEM, TOO_MANY_DECIMALS, TOO_LARGE);

  private final CommandDesk desk;

  EditBudgetItemEndpoint(CommandDesk desk) {
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
        new EditBudgetItem(
            call.pathId("budget_item_id", BudgetItemId::new),
            body.paymentType(),
            body.budgetedCost(),
            body.allocationStrategy(),
            body.unitPrice());
    return desk.<BudgetItemView>send(call, command, Answer::ok);
  }
}
