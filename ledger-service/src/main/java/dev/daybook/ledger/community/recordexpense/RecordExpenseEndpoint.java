package dev.daybook.ledger.community.recordexpense;

import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.RecordExpense;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class RecordExpenseEndpoint implements Endpoint {

  /** Money that went out for everyone. */
  record Body(
      @Describe("The owner who paid out of pocket.") OwnerId paidBy,
      @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("637.01")
          BigDecimal amount,
      @Nullable @Describe("The period's, unless left out.") Currency currency,
      @NotBlank
          @MaxLength(100)
          @Describe("The kind of cost, by which its budget item is found unless it names one.")
          @Example("SECURITY")
          String paymentType,
      @Describe("A day within the period.") @Example("2026-02-10") LocalDate date,
      @Nullable @Describe("Who was paid.") @NotBlank @MaxLength(200) @Example("Locks Ltd")
          String vendor,
      @Nullable @NotBlank @MaxLength(2000) @Example("A new lock for the gate") String description,
      @Nullable @Describe("The budget item of the period that shares it.")
          BudgetItemId budgetItemId) {}

  private static final Operation OPERATION =
      Operation.post("/periods/{period_id}/expenses", "Record an expense")
          .tag("expenses")
          .description(
              "Money that an owner spent for everyone, out of pocket: that owner's balance"
                  + " goes up by the amount, and the owners of the properties that it is shared"
                  + " over bear it. The budget item that says how is the one that `budget_item_id`"
                  + " names, or else the one of its `payment_type`; while there is none, the"
                  + " expense is unallocated and no owner bears it. The date lies within the"
                  + " period, which is open.")
          .needs(CommunityPermissions.RECORD_ENTRIES)
          .command(Body.class)
          .creates(ExpenseView.class)
          .refuses(
              PERIOD_CLOSED,
              UNKNOWN_OWNER,
              UNKNOWN_BUDGET_ITEM,
              DATE_OUTSIDE_PERIOD,
              CURRENCY_NOT_OF_PERIOD,
              TOO_MANY_DECIMALS,
              TOO_LARGE);

  private final CommandDesk desk;
  private final Ids ids;

  RecordExpenseEndpoint(CommandDesk desk, Ids ids) {
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
        new RecordExpense(
            ids.next(ExpenseId::new),
            call.pathId("period_id", PeriodId::new),
            body.paidBy(),
            body.amount(),
            body.currency(),
            body.paymentType(),
            body.date(),
            body.vendor(),
            body.description(),
            body.budgetItemId());
    return desk.send(
        call,
        command,
        (ExpenseView recorded) -> Answer.created("/expenses/" + recorded.id(), recorded));
  }
}
