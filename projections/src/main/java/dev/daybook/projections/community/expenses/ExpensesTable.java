package dev.daybook.projections.community.expenses;

import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;

import dev.daybook.contracts.community.Expense;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;

/** Every expense, as it read at every position. */
public final class ExpensesTable {

  public static final EntryTable<Expense> EXPENSES =
      EntryTable.of(EXPENSE, RecordColumns.of(Expense.class), "expenses", 3, ExpensesTable.class)
          .within("period_id")
          .askedByDayAndAmount(
              Expense::date, Expense::amount, "payment_type", "vendor", "description")
          .filteredBy("paid_by")
          .filteredBy("payment_type");

  private ExpensesTable() {}
}
