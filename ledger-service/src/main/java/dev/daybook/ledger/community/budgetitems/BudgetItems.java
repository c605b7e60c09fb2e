package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.DUPLICATE_BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityRejection.IN_USE;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.SIMILAR_PAYMENT_TYPE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNIT_PRICE_WITHOUT_USAGE;
import static dev.daybook.ledger.community.CommunityPermissions.PLAN_BUDGETS;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;

import dev.daybook.accounting.community.Movements;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemRow;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.community.PeriodRooms;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Shown;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of budget items. */
@Component
final class BudgetItems implements Resource {

  private static final String TAG = "budget items";
  private static final String LIST = "/periods/{period_id}/budget-items";
  private static final String ONE = "/budget-items/{budget_item_id}";

  private final List<Endpoint> endpoints;

  BudgetItems(
      CommandDesk desk,
      Ids ids,
      PeriodRooms rooms,
      SheetReads reads,
      SheetQueries sheets,
      PeriodQueries periods,
      ExpenseQueries expenses,
      TenantConnections serviceConnections) {
    var room = rooms.of(BUDGET_ITEMS, BudgetItem.class).tag(TAG).needs(READ);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Add a budget item")
                    .tag(TAG)
                    .description(
                        "Shares the expenses of the period that name it, and those that name no"
                            + " item and have its payment type, whenever they were recorded. There"
                            + " is one item for a payment type. Each share is cut down to whole"
                            + " minor units, and what is left over goes to the largest share: the"
                            + " shares of an item sum to its expenses.")
                    .needs(PLAN_BUDGETS)
                    .command(AddBudgetItem.Body.class)
                    .creates(BudgetItem.class, ONE)
                    .refuses(
                        PERIOD_CLOSED,
                        DUPLICATE_BUDGET_ITEM,
                        CURRENCY_NOT_OF_PERIOD,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE)
                    .refuses(UNIT_PRICE_WITHOUT_USAGE)
                    .warns(SIMILAR_PAYMENT_TYPE),
                new AddBudgetItem(),
                call ->
                    new AddBudgetItem.Asked(
                        ids.next(BudgetItemId::new),
                        call.pathId("period_id", PeriodId::new),
                        call.body(AddBudgetItem.Body.class))),
            desk.endpoint(
                Operation.patch(ONE, "Edit a budget item")
                    .tag(TAG)
                    .description(
                        "Changes the budget item while its period is open. The running sheet"
                            + " follows, for expenses recorded before too: another strategy shares"
                            + " them in another way, and another payment type finds others. The"
                            + " history keeps what it said before; an edit that changes nothing is"
                            + " not written down.")
                    .needs(PLAN_BUDGETS)
                    .command(EditBudgetItem.Body.class)
                    .returns(BudgetItem.class)
                    .refuses(PERIOD_CLOSED, DUPLICATE_BUDGET_ITEM, TOO_MANY_DECIMALS, TOO_LARGE)
                    .refuses(UNIT_PRICE_WITHOUT_USAGE, IN_USE)
                    .warns(SIMILAR_PAYMENT_TYPE),
                new EditBudgetItem(),
                call ->
                    new EditBudgetItem.Asked(
                        call.pathId("budget_item_id", BudgetItemId::new),
                        call.body(EditBudgetItem.Body.class))),
            desk.endpoint(
                Operation.delete(ONE, "Void a budget item")
                    .tag(TAG)
                    .description(
                        "Takes the budget item out while its period is open: from now on it is 404"
                            + " and in no list or sheet, except in answers about the past. `GET"
                            + " /budget-items/{budget_item_id}/history` keeps what it was and who"
                            + " voided it. Refused while expenses or readings name its id; expenses"
                            + " that only have its payment type become unallocated.")
                    .needs(PLAN_BUDGETS)
                    .command()
                    .refuses(PERIOD_CLOSED, IN_USE, ErrorCodes.VIEW_BEHIND),
                new VoidBudgetItem(),
                new VoidBudgetItem.Views(
                    BUDGET_ITEMS.on(serviceConnections),
                    periods,
                    expenses,
                    READINGS.on(serviceConnections)),
                call -> new VoidBudgetItem.Asked(call.pathId("budget_item_id", BudgetItemId::new))),
            room.show(
                Operation.get(ONE, "Show a budget item")
                    .description(
                        "As it reads now, or as it read at `as_of` or `at_position`. A voided"
                            + " budget item is 404; its history is kept. What was spent of it is in"
                            + " the list of the period's budget items.")),
            room.history(Operation.get(ONE + "/history", "Show a budget item's history")),
            room.shownAs(withItsExpenses(reads, sheets))
                .list(
                    Operation.get(LIST, "List budget items")
                        .description(
                            "In the order of their adding, each with what was spent of it and what"
                                + " is left.")
                        .refuses(ErrorCodes.SUM_TOO_LARGE)));
  }

  private static Shown<BudgetItem, BudgetItemRow> withItsExpenses(
      SheetReads reads, SheetQueries sheets) {
    return new Shown<>(
        BudgetItemRow.class,
        SheetQueries.VIEWS,
        (call, at) ->
            reads
                .moment(call, at)
                .flatMap(
                    moment -> sheets.movements(moment, call.pathId("period_id", PeriodId::new)))
                .map(movements -> item -> row(item, movements)));
  }

  private static BudgetItemRow row(BudgetItem item, Movements movements) {
    var actual = new Money(movements.expenses(item.id()), item.budgeted().currency()).amount();
    return new BudgetItemRow(
        item.id(),
        item.periodId(),
        item.paymentType(),
        item.budgetedCost(),
        item.currency(),
        item.allocationStrategy(),
        item.unitPrice(),
        actual,
        item.budgetedCost().subtract(actual));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
