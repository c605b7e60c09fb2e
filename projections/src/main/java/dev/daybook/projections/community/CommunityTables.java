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

  /** Of what has a day, by which a period's lists are in order. */
  public static final List<EntryTable<?>> DATED =
      OF_PERIODS.stream().<EntryTable<?>>filter(table -> table.order() != null).toList();

  private CommunityTables() {}
}
