package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Kind;
import dev.daybook.eventstore.TenantConnections;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of one kind of entry: what makes its rows, and what its lists are of, are in the order
 * of and are filtered by. Its columns and indexes stand in a file of its view's name, by hand.
 *
 * @param view the name of its view, and of the schema that it lies in
 * @param version raised by hand whenever its rows or columns change
 * @param tables the statements that make it
 * @param within the column of what its lists are lists of; null if they are of all entries
 * @param order that its lists are in, before that of recording; null if there is none before
 * @param filters what lists can be asked for
 */
public record EntryTable<T>(
    Kind<?, ?, T> kind,
    Columns<T> columns,
    String view,
    int version,
    String tables,
    @Nullable String within,
    @Nullable Order<T> order,
    SequencedMap<String, Filter> filters) {

  /**
   * What a list can be asked for.
   *
   * @param condition with a question mark where the value stands that is asked for
   * @param isSorted whether such a list is sorted rather than found in its order
   */
  public record Filter(String condition, boolean isSorted) {}

  /** A column that lists are in the order of. */
  public record Order<T>(String column, Function<T, ?> key) {}

  /**
   * @param here the class beside which the file with its statements lies
   */
  public static <T> EntryTable<T> of(
      Kind<?, ?, T> kind, Columns<T> columns, String view, int version, Class<?> here) {
    var tables = SqlResource.beside(here, view + ".sql");
    return new EntryTable<>(
        kind, columns, view, version, tables, null, null, new LinkedHashMap<>());
  }

  public EntryTable<T> within(String column) {
    return new EntryTable<>(kind, columns, view, version, tables, column, order, filters);
  }

  public EntryTable<T> inOrderOf(String column, Function<T, LocalDate> key) {
    var order = new Order<T>(column, key);
    return new EntryTable<>(kind, columns, view, version, tables, within, order, filters);
  }

  /** Lists can be asked for what has a value in this column. */
  public EntryTable<T> filteredBy(String column) {
    return filteredBy(column, column + " = ?");
  }

  /**
   * @param condition with a question mark where the value stands that is asked for, such as {@code
   *     date >= ?}
   */
  public EntryTable<T> filteredBy(String name, String condition) {
    return filteredBy(name, new Filter(condition, false));
  }

  /**
   * Lists can be asked for what has a value in this column, and no index has these in the order of
   * days. They are sorted: to walk over all entries in that order jumps from page to page of the
   * table.
   */
  public EntryTable<T> filteredAndSortedBy(String column) {
    return filteredBy(column, new Filter(column + " = ?", true));
  }

  private EntryTable<T> filteredBy(String name, Filter filter) {
    var more = new LinkedHashMap<>(filters);
    more.put(name, filter);
    return new EntryTable<>(
        kind,
        columns,
        view,
        version,
        tables,
        within,
        order,
        Collections.unmodifiableSequencedMap(more));
  }

  /** Its name with its schema. */
  String name() {
    return view + "." + table();
  }

  String table() {
    return kind.name().replace('-', '_');
  }

  /** What fills it. */
  public View<?> filling() {
    return filling(kind);
  }

  private <E extends Event> View<E> filling(Kind<E, ?, T> kind) {
    return new EntryView<>(kind, this);
  }

  public EntryAnswers<T> on(TenantConnections connections) {
    return new EntryAnswers<>(this, connections);
  }
}
