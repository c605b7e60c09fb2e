package dev.daybook.projections;

import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.community.OwnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The statements of every table of entries, to be looked at: with {@code -Drecord=true} their files
 * are written anew.
 */
class EntryStatementsTest {

  private static final Path FILES = Path.of("src", "test", "resources", "statements");

  static Stream<EntryTable<?>> tables() {
    return Stream.of(CHARGES, CONTRIBUTIONS, EXPENSES, BUDGET_ITEMS, READINGS);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsAskedByTheStatementsThatStandInItsFile(EntryTable<?> table) throws IOException {
    var file = FILES.resolve(table.view() + ".sql");
    var all = all(table);
    if (Boolean.getBoolean("record")) {
      Files.createDirectories(FILES);
      Files.writeString(file, all);
    }
    assertThat(Files.readString(file)).isEqualTo(all);
  }

  private static String all(EntryTable<?> table) {
    var statements = new EntryStatements(table);
    var all = new ArrayList<String>();
    all.add(statement("One.", statements.get));
    all.add(statement("All steps of one.", statements.history));
    all.addAll(lists(table, Set.of(), "all"));
    for (var filter : table.filters().keySet()) {
      all.addAll(lists(table, Set.of(filter), filter));
    }
    if (table.filters().size() > 1) {
      all.addAll(lists(table, table.filters().keySet(), "every filter"));
    }
    return String.join("\n", all);
  }

  private static List<String> lists(EntryTable<?> table, Set<String> filters, String name) {
    var statements = new EntryStatements(table);
    var lists =
        Stream.of(
            statement("A page: " + name + ".", statements.page(filters)),
            statement("The page after an entry: " + name + ".", statements.pageAfter(filters)),
            statement("How many: " + name + ".", statements.count(filters)));
    return table.columns().names().contains("amount")
        ? Stream.concat(
                lists,
                Stream.of(statement("What they come to: " + name + ".", statements.total(filters))))
            .toList()
        : lists.toList();
  }

  private static String statement(String what, String sql) {
    return "-- " + what + "\n" + sql.stripTrailing() + ";\n";
  }

  @Test
  void filtersAreConditionsAndAreAskedInAnyCombination() {
    var statements =
        new EntryStatements(
            CHARGES
                .filteredBy("date_from", "date >= ?")
                .filteredBy("search", "strpos(lower(description), lower(?)) > 0"));
    var wanted = Wanted.ALL.having("search", "key").having("owner_id", new OwnerId(new UUID(0, 1)));
    assertThat(statements.count(wanted.filters().keySet()))
        .contains(
            "and period_id = $3\n   and strpos(lower(description), lower($4)) > 0\n   and owner_id = $5");
  }

  @Test
  void whatATableDoesNotDeclareCanNotBeAskedFor() {
    var statements = new EntryStatements(CHARGES);
    assertThatThrownBy(() -> statements.count(Set.of("mood")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("charges.charge has no filter mood");
  }
}
