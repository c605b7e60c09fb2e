package dev.daybook.projections.community.budgetitems;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Columns;
import dev.daybook.projections.CurrencyColumn;
import dev.daybook.projections.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a budget item lies in its table; the column {@code id} is every entry's. */
final class BudgetItemColumns implements Columns<BudgetItemView> {

  @Override
  public List<String> names() {
    return List.of(
        "period_id",
        "payment_type",
        "budgeted_minor",
        "currency",
        "allocation_strategy",
        "unit_price");
  }

  @Override
  public List<? extends @Nullable Object> write(BudgetItemView item) {
    var budgeted = item.budgeted();
    return Arrays.asList(
        item.periodId().value(),
        item.paymentType(),
        budgeted.minor(),
        CurrencyColumn.write(budgeted.currency()),
        item.allocationStrategy().name(),
        item.unitPrice());
  }

  @Override
  public BudgetItemView read(Row row) {
    var budgeted = new Money(row.number("budgeted_minor"), CurrencyColumn.read(row));
    return new BudgetItemView(
        new BudgetItemId(row.uuid("id")),
        new PeriodId(row.uuid("period_id")),
        row.text("payment_type"),
        budgeted.amount(),
        budgeted.currency().code(),
        AllocationStrategy.valueOf(row.text("allocation_strategy")),
        row.exactOrNull("unit_price"));
  }
}
