package dev.daybook.projections.community.budgetitems;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;

import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;

/** Every budget item, as it read at every position. */
public final class BudgetItemsTable {

  public static final EntryTable<BudgetItem> BUDGET_ITEMS =
      EntryTable.of(
              BUDGET_ITEM,
              RecordColumns.of(BudgetItem.class),
              "budget_items",
              3,
              BudgetItemsTable.class)
          .within("period_id")
          .askedByAmount("budgeted_cost", BudgetItem::budgetedCost)
          .filteredByText("search", "payment_type")
          .sortedByRecording();

  private BudgetItemsTable() {}
}
