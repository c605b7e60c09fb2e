package dev.daybook.ledger.community.expenses;

import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.FUTURE_DATE;
import static dev.daybook.contracts.community.CommunityRejection.OWNER_RETIRED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.SIMILAR_PAYMENT_TYPE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.RECORD_ENTRIES;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;

import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityWarnings;
import dev.daybook.ledger.community.PeriodRooms;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Resource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of expenses. */
@Component
final class Expenses implements Resource {

  private static final String TAG = "expenses";
  private static final String LIST = "/periods/{period_id}/expenses";
  private static final String ONE = "/expenses/{expense_id}";

  private static final int MAX_PAYMENT_TYPE_LENGTH = 100;

  private static final Parameter<OwnerId> PAID_BY =
      Parameter.id(
          "paid_by", OwnerId::new, "Only what this owner paid, with its cumulative total.");

  private static final Parameter<String> PAYMENT_TYPE =
      Parameter.visibleText(
          "payment_type", MAX_PAYMENT_TYPE_LENGTH, "Only of this kind, spelt exactly so.");

  private final List<Endpoint> endpoints;

  Expenses(CommandDesk desk, Ids ids, PeriodRooms rooms, CommunityWarnings warnings) {
    var room = rooms.of(EXPENSES, Expense.class).tag(TAG).needs(READ);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Record an expense")
                    .tag(TAG)
                    .description(
                        "Money that an owner spent for everyone, out of pocket: that owner's balance"
                            + " goes up by the amount, and the owners of the properties that it is"
                            + " shared over bear it. The budget item that says how is the one that"
                            + " `budget_item_id` names, or else the one of its `payment_type`;"
                            + " while there is none, the expense is unallocated and no owner bears"
                            + " it. The date lies within the period, which is open.")
                    .needs(RECORD_ENTRIES)
                    .command(RecordExpense.Body.class)
                    .creates(Expense.class, ONE)
                    .refuses(
                        PERIOD_CLOSED,
                        UNKNOWN_OWNER,
                        OWNER_RETIRED,
                        UNKNOWN_BUDGET_ITEM,
                        DATE_OUTSIDE_PERIOD,
                        CURRENCY_NOT_OF_PERIOD,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE)
                    .warns(FUTURE_DATE, SIMILAR_PAYMENT_TYPE),
                new RecordExpense(),
                call ->
                    new RecordExpense.Asked(
                        ids.next(ExpenseId::new),
                        call.pathId("period_id", PeriodId::new),
                        call.body(RecordExpense.Body.class)),
                warnings.ofFutureDate(call -> call.body(RecordExpense.Body.class).date())),
            desk.endpoint(
                Operation.patch(ONE, "Edit an expense")
                    .tag(TAG)
                    .description(
                        "Corrects the expense while its period is open. With `budget_item_id` null, its"
                            + " payment type finds its budget item again. The history keeps what it"
                            + " said before; an edit that changes nothing is not written down.")
                    .needs(RECORD_ENTRIES)
                    .command(EditExpense.Body.class)
                    .returns(Expense.class)
                    .refuses(
                        PERIOD_CLOSED,
                        UNKNOWN_OWNER,
                        OWNER_RETIRED,
                        UNKNOWN_BUDGET_ITEM,
                        DATE_OUTSIDE_PERIOD,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE)
                    .warns(FUTURE_DATE, SIMILAR_PAYMENT_TYPE),
                new EditExpense(),
                call ->
                    new EditExpense.Asked(
                        call.pathId("expense_id", ExpenseId::new),
                        call.body(EditExpense.Body.class)),
                warnings.ofFutureDate(call -> call.body(EditExpense.Body.class).date())),
            desk.endpoint(
                VoidEntry.operation(EXPENSE, ONE, "Void an expense").tag(TAG),
                new VoidEntry<>(EXPENSE, "community.void-expense", ExpenseVoided::new),
                call -> new VoidEntry.Asked<>(call.pathId("expense_id", ExpenseId::new))),
            room.show(Operation.get(ONE, "Show an expense")),
            room.history(Operation.get(ONE + "/history", "Show an expense's history")),
            room.list(
                Operation.get(LIST, "List expenses").query(PAID_BY).query(PAYMENT_TYPE), PAID_BY));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
