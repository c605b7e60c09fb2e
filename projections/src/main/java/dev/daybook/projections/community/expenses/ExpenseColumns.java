package dev.daybook.projections.community.expenses;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Columns;
import dev.daybook.projections.CurrencyColumn;
import dev.daybook.projections.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an expense lies in its table; the column {@code id} is every entry's. */
final class ExpenseColumns implements Columns<ExpenseView> {

  @Override
  public List<String> names() {
    return List.of(
        "period_id",
        "paid_by",
        "amount_minor",
        "currency",
        "payment_type",
        "spent_on",
        "vendor",
        "description",
        "budget_item_id");
  }

  @Override
  public List<? extends @Nullable Object> write(ExpenseView expense) {
    var item = expense.budgetItemId();
    var money = expense.money();
    return Arrays.asList(
        expense.periodId().value(),
        expense.paidBy().value(),
        money.minor(),
        CurrencyColumn.write(money.currency()),
        expense.paymentType(),
        expense.date(),
        expense.vendor(),
        expense.description(),
        item == null ? null : item.value());
  }

  @Override
  public ExpenseView read(Row row) {
    var money = new Money(row.number("amount_minor"), CurrencyColumn.read(row));
    var item = row.uuidOrNull("budget_item_id");
    return new ExpenseView(
        new ExpenseId(row.uuid("id")),
        new PeriodId(row.uuid("period_id")),
        new OwnerId(row.uuid("paid_by")),
        money.amount(),
        money.currency().code(),
        row.text("payment_type"),
        row.day("spent_on"),
        row.textOrNull("vendor"),
        row.textOrNull("description"),
        item == null ? null : new BudgetItemId(item));
  }
}
