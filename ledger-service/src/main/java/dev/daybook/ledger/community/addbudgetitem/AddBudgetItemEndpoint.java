package dev.daybook.ledger.community.addbudgetitem;

import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.DUPLICATE_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;

import dev.daybook.contracts.community.AddBudgetItem;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class AddBudgetItemEndpoint implements Endpoint {

  /** How one kind of cost is to be shared. */
  record Body(
      @NotBlank
          @MaxLength(100)
          @Describe("What its expenses are called, exactly; one item in a period for each.")
          @Example("WATER")
          String paymentType,
      @Describe("What its expenses are expected to come to; nothing is shared by it.")
          @NotNegative
          @Example("600.00")
          BigDecimal budgetedCost,
      @Nullable @Describe("The period's, unless left out.") Currency currency,
      AllocationStrategy allocationStrategy,
      @Nullable
          @NotNegative
          @Describe(
              "What a unit of consumption is expected to cost, with at most 6 decimals: for the `total_cost` of readings until expenses come.")
          @Example("2.15")
          BigDecimal unitPrice) {}

  private static final Operation OPERATION =
      Operation.post("/periods/{period_id}/budget-items", "Add a budget item")
          .tag("budget items")
          .description(
              "Shares the expenses of the period that name it, and those that name no item"
                  + " and have its payment type, whenever they were recorded. There is one item"
                  + " for a payment type. Each share is cut down to whole minor units, and what is"
                  + " left over goes to the largest share: the shares of an item sum to its"
                  + " expenses.")
          .needs(CommunityPermissions.PLAN_BUDGETS)
          .command(Body.class)
          .creates(BudgetItemView.class)
          .refuses(
              PERIOD_CLOSED,
              DUPLICATE_BUDGET_ITEM,
              CURRENCY_NOT_OF_PERIOD,
              TOO_MANY_DECIMALS,
              TOO_LARGE);

  private final CommandDesk desk;
  private final Ids ids;

  AddBudgetItemEndpoint(CommandDesk desk, Ids ids) {
    this.desk = desk;
    this.ids = ids;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var command =
        new AddBudgetItem(
            ids.next(BudgetItemId::new),
            call.pathId("period_id", PeriodId::new),
            body.paymentType(),
            body.budgetedCost(),
            body.currency(),
            body.allocationStrategy(),
            body.unitPrice());
    return desk.send(
        call,
        command,
        (BudgetItemView added) -> Answer.created("/budget-items/" + added.id(), added));
  }
}
