package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.projections.EntryTable;
import java.util.List;

/** What every list asks for in the same words, as far as its table can be asked for it. */
final class ListParameters {

  private static final String SORT = "sort";
  private static final int LONGEST_SEARCH = 200;

  private static final List<Parameter<?>> FILTERS =
      List.of(
          Parameter.day("date_from", "Only what is of that day or a later one."),
          Parameter.day("date_to", "Only what is of that day or an earlier one."),
          Parameter.decimal("min_amount", "Only what comes to that much or more."),
          Parameter.decimal("max_amount", "Only what comes to that much or less."),
          Parameter.visibleText(
              "search", LONGEST_SEARCH, "Only what has this in one of its texts, in any case."));

  /** The operation with what its table has and it does not say in words of its own. */
  static Operation with(Operation operation, EntryTable<?> table) {
    var more = operation;
    for (var filter : FILTERS) {
      if (table.filters().containsKey(filter.name()) && !declares(operation, filter)) {
        more = more.query(filter);
      }
    }
    return table.sorts().isEmpty() ? more : more.query(sort(table));
  }

  private static boolean declares(Operation operation, Parameter<?> filter) {
    return operation.query().stream().anyMatch(own -> own.name().equals(filter.name()));
  }

  private static Parameter<String> sort(EntryTable<?> table) {
    return Parameter.oneOf(
        SORT,
        table.sorts().keySet(),
        "In the order of this, or in its reverse with a minus before it.");
  }

  static boolean isSort(Parameter<?> parameter) {
    return parameter.name().equals(SORT);
  }

  private ListParameters() {}
}
