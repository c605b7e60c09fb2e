package dev.daybook.projections;

import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.projections.community.CommunityTables;
import dev.daybook.projections.purchases.PurchasesTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    return Stream.of(
            Stream.of(OWNERS, PERIODS, PROPERTIES),
            CommunityTables.OF_PERIODS.stream(),
            PurchasesTables.ALL.stream())
        .<EntryTable<?>>flatMap(tables -> tables);
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

  private static <T> String all(EntryTable<T> table) {
    var statements = new EntryStatements<>(table);
    var all = new ArrayList<String>();
    all.add(statement("One.", statements.get));
    all.add(statement("All steps of one.", statements.history));
    all.addAll(lists(table, Wanted.ALL, "all"));
    for (var filter : table.filters().keySet()) {
      all.addAll(lists(table, Wanted.ALL.having(filter, filter), filter));
    }
    if (table.filters().size() > 1) {
      all.addAll(lists(table, filtered(table), "every filter"));
    }
    for (var sort : table.sorts().keySet()) {
      all.addAll(pages(table, Wanted.ALL.sortedBy(sort), "in order of " + sort));
    }
    if (!table.sorts().isEmpty() && !table.filters().isEmpty()) {
      var sort = table.sorts().lastEntry().getKey();
      all.addAll(pages(table, filtered(table).sortedBy(sort), "every filter, in order of " + sort));
    }
    if (table.remembersTotals()) {
      all.add(statement("How many came and went since: all.", statements.countSince(Wanted.ALL)));
    }
    return String.join("\n", all);
  }

  private static Wanted filtered(EntryTable<?> table) {
    var wanted = Wanted.ALL;
    for (var filter : table.filters().keySet()) {
      wanted = wanted.having(filter, filter);
    }
    return wanted;
  }

  private static <T> List<String> lists(EntryTable<T> table, Wanted wanted, String name) {
    var statements = new EntryStatements<>(table);
    var lists = new ArrayList<>(pages(table, wanted, name));
    if (statements.counts(wanted)) {
      lists.add(statement("A page and how many: " + name + ".", statements.countedPage(wanted)));
    }
    lists.add(statement("How many: " + name + ".", statements.count(wanted)));
    if (table.columns().names().contains("amount")) {
      lists.add(statement("What they come to: " + name + ".", statements.total(wanted)));
    }
    return lists;
  }

  private static <T> List<String> pages(EntryTable<T> table, Wanted wanted, String name) {
    var statements = new EntryStatements<>(table);
    return List.of(
        statement("A page: " + name + ".", statements.page(wanted)),
        statement("The page after an entry: " + name + ".", statements.pageAfter(wanted)));
  }

  private static String statement(String what, String sql) {
    return "-- " + what + "\n" + sql.stripTrailing() + ";\n";
  }

  @Test
  void filtersAreConditionsAndAreAskedInAnyCombination() {
    var statements =
        new EntryStatements<>(
            CHARGES
                .filteredByRange("amount", "min_amount", "max_amount")
                .filteredByText("search", "description", "currency"));
    var wanted =
        Wanted.ALL
            .having("search", "key")
            .having("owner_id", new OwnerId(new UUID(0, 1)))
            .having("min_amount", BigDecimal.ONE)
            .having("max_amount", BigDecimal.TEN);
    assertThat(statements.count(wanted))
        .endsWith(
            """
            and period_id = $3
               and (strpos(lower(description), lower($4)) > 0 or strpos(lower(currency), lower($4)) > 0)
               and owner_id = $5
               and amount >= $6
               and amount <= $7
            """);
  }

  @Test
  void aListGoesOnInTheOrderThatItIsAskedForIn() {
    var statements =
        new EntryStatements<>(
            CHARGES
                .sortedBy("amount", Charge::amount)
                .sortedBy("description", "lower(?)", Charge::description));
    assertThat(statements.pageAfter(Wanted.ALL.sortedBy("-amount")))
        .endsWith(
            """
               and (amount, first_position) < ($4, $5)
             order by amount desc, first_position desc
            offset $6 limit $7
            """);
    assertThat(statements.pageAfter(Wanted.ALL.sortedBy("description")))
        .endsWith(
            """
               and (lower(description), first_position) > (lower($4), $5)
             order by lower(description), first_position
            offset $6 limit $7
            """);
    assertThat(statements.page(Wanted.ALL)).contains("order by date, first_position\n");
  }

  @Test
  void aTableCanHaveTheReverseOfASortForItsOrder() {
    var latestFirst =
        new EntryStatements<>(CHARGES.sortedBy("date", Charge::date).inOrderOf("-date"));
    assertThat(latestFirst.page(Wanted.ALL)).contains("order by date desc, first_position desc\n");
  }

  @Test
  void whatATableDoesNotDeclareCanNotBeAskedFor() {
    var statements = new EntryStatements<>(CHARGES);
    assertThatThrownBy(() -> statements.count(Wanted.ALL.having("mood", "good")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("charges.charge has no filter mood");
    assertThatThrownBy(() -> statements.page(Wanted.ALL.sortedBy("mood")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("charges.charge has no sort mood");
  }
}
