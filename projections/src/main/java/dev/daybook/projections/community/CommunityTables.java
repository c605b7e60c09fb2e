package dev.daybook.projections.community;

import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;

import dev.daybook.projections.EntryTable;
import java.util.List;

/** The tables of what is written down in periods. */
public final class CommunityTables {

  public static final List<EntryTable<?>> OF_PERIODS =
      List.of(CONTRIBUTIONS, BUDGET_ITEMS, EXPENSES, READINGS, CHARGES);

  /**
   * Those of what has a date: a period's days must hold all of these, whatever their lists' order.
   */
  public static final List<EntryTable<?>> DATED = dated(OF_PERIODS);

  static List<EntryTable<?>> dated(List<EntryTable<?>> tables) {
    return tables.stream()
        .<EntryTable<?>>filter(table -> table.columns().names().contains("date"))
        .toList();
  }

  private CommunityTables() {}
}
