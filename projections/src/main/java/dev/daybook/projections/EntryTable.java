package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Kind;
import dev.daybook.eventstore.TenantConnections;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of one kind of entry: what makes its rows, and what its lists are of, are in the order
 * of and are filtered by. Its columns and indexes stand in a file of its view's name, by hand.
 *
 * @param view the name of its view, and of the schema that it lies in
 * @param version raised by hand whenever its rows or columns change
 * @param tables the statements that make it
 * @param relation that is asked about what is in it: the table, or a view of it
 * @param within the column of what its lists are lists of; null if they are of all entries
 * @param order that its lists are in unless another is asked for; null if it is that of recording
 * @param filters what lists can be asked for
 * @param sorts the orders that lists can be asked for in, by what is asked for
 * @param remembersTotals whether it is remembered how many a list has, and only what came and went
 *     since then is counted
 */
public record EntryTable<T>(
    Kind<?, ?, T> kind,
    Columns<T> columns,
    String view,
    int version,
    String tables,
    String relation,
    @Nullable String within,
    @Nullable Order<T> order,
    SequencedMap<String, Filter> filters,
    SequencedMap<String, Order<T>> sorts,
    boolean remembersTotals) {

  /**
   * What a list can be asked for.
   *
   * @param condition with a question mark where the value stands that is asked for
   * @param isSorted whether such a list is sorted rather than found in its order
   */
  public record Filter(String condition, boolean isSorted) {}

  /**
   * What lists are in the order of. What is equal in it is in the order of recording, or in the
   * reverse of that if the order is descending.
   *
   * @param by an expression with a question mark where the column or a value of it stands
   * @param key the value of an entry's column
   */
  public record Order<T>(String column, String by, Function<T, ?> key, boolean isDescending) {

    String ofColumn() {
      return by.replace("?", column);
    }

    String of(String parameter) {
      return by.replace("?", parameter);
    }

    /** Whether it says nothing but what first came to be known. */
    boolean isOfRecording() {
      return column.equals(RECORDING);
    }

    Order<T> reversed() {
      return new Order<>(column, by, key, !isDescending);
    }
  }

  private static final String RECORDING = "first_position";
  private static final String FOLDED = "casefold(normalize(%s) collate \"pg_unicode_fast\")";

  /**
   * @param here the class beside which the file with its statements lies
   */
  public static <T> EntryTable<T> of(
      Kind<?, ?, T> kind, Columns<T> columns, String view, int version, Class<?> here) {
    var tables = SqlResource.beside(here, view + ".sql");
    return new EntryTable<>(
        kind,
        columns,
        view,
        version,
        tables,
        kind.name().replace('-', '_'),
        null,
        null,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        false);
  }

  /**
   * Questions are answered through a view of the table: where no index is searched under the
   * table's row-level security by what they ask for.
   *
   * @param relation that has the rows of the tenant who asks, and no others
   */
  public EntryTable<T> askedThrough(String relation) {
    return asking(relation, within, order, filters, sorts, remembersTotals);
  }

  /**
   * To count a long list anew for each of its pages takes longer than to read them. Needs an index
   * that begins with {@code tenant, from_position}, and one with {@code tenant, until_position} of
   * what has ended.
   */
  public EntryTable<T> rememberingTotals() {
    return asking(relation, within, order, filters, sorts, true);
  }

  public EntryTable<T> within(String column) {
    return asking(relation, column, order, filters, sorts, remembersTotals);
  }

  public EntryTable<T> inOrderOf(String column, Function<T, ?> key) {
    return inOrder(new Order<>(column, "?", key, false));
  }

  /**
   * @param sort one that lists can be asked for in, such as {@code -date}
   */
  public EntryTable<T> inOrderOf(String sort) {
    var order = sorts.get(sort);
    if (order == null) {
      throw new IllegalArgumentException(name() + " has no sort " + sort);
    }
    return inOrder(order);
  }

  private EntryTable<T> inOrder(Order<T> order) {
    return asking(relation, within, order, filters, sorts, remembersTotals);
  }

  /**
   * What people ask of the lists of all entries that have a date and an amount: from one day to
   * another, from one amount to another, by a part of their texts, and in the order of any of them.
   * The lists are in the order of days otherwise.
   *
   * @param texts the columns that are searched in
   */
  public EntryTable<T> askedByDayAndAmount(
      Function<T, LocalDate> day, Function<T, BigDecimal> amount, String... texts) {
    return askedByDay(day).askedByAmount("amount", amount).filteredByText("search", texts);
  }

  /** What people ask of the lists of all entries that have a date. */
  public EntryTable<T> askedByDay(Function<T, LocalDate> day) {
    return filteredByRange("date", "date_from", "date_to").sortedByDay("date", day);
  }

  /** Lists are in the order of days, and can be asked for in other orders of the same. */
  public EntryTable<T> sortedByDay(String column, Function<T, LocalDate> day) {
    var order = new Order<T>(column, "?", day, false);
    return inOrder(order).sorted("date", order).sortedByRecording();
  }

  /**
   * What people ask of the lists of all entries that have an amount.
   *
   * @param column that it stands in
   */
  public EntryTable<T> askedByAmount(String column, Function<T, BigDecimal> amount) {
    return filteredByRange(column, "min_amount", "max_amount")
        .sorted("amount", new Order<>(column, "?", amount, false));
  }

  /** Lists can be asked for in the order of recording alone. */
  public EntryTable<T> sortedByRecording() {
    return sortedAs("recorded", new Order<>(RECORDING, "?", Function.identity(), false));
  }

  /** Lists can be asked for in the order of this column, and with a minus before it in reverse. */
  public EntryTable<T> sortedBy(String column, Function<T, ?> key) {
    return sortedBy(column, "?", key);
  }

  /**
   * @param by an expression with a question mark where the column or a value of it stands, such as
   *     {@code lower(?)}; never null
   */
  public EntryTable<T> sortedBy(String column, String by, Function<T, ?> key) {
    return sorted(column, new Order<>(column, by, key, false));
  }

  private EntryTable<T> sorted(String name, Order<T> order) {
    return sortedAs(name, order).sortedAs("-" + name, order.reversed());
  }

  private EntryTable<T> sortedAs(String name, Order<T> order) {
    var more = new LinkedHashMap<>(sorts);
    more.put(name, order);
    return asking(
        relation,
        within,
        this.order,
        filters,
        Collections.unmodifiableSequencedMap(more),
        remembersTotals);
  }

  /** Lists can be asked for what has at least, and at the most, a value in this column. */
  public EntryTable<T> filteredByRange(String column, String least, String most) {
    return filteredBy(least, column + " >= ?").filteredBy(most, column + " <= ?");
  }

  /**
   * Lists can be asked for what has a text in one of these columns, in whatever case. All of a list
   * is looked at: what has more entries than a period needs an index, and a condition of its own.
   */
  public EntryTable<T> filteredByText(String name, String... columns) {
    return filteredBy(
        name,
        Arrays.stream(columns)
            .map(
                column ->
                    "strpos(%s, %s) > 0".formatted(FOLDED.formatted(column), FOLDED.formatted("?")))
            .collect(Collectors.joining(" or ", "(", ")")));
  }

  /** Lists can be asked for what has this text in the column, in whatever case. */
  public EntryTable<T> filteredByName(String name, String column) {
    return filteredBy(name, FOLDED.formatted(column) + " = " + FOLDED.formatted("?"));
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
    return asking(
        relation,
        within,
        order,
        Collections.unmodifiableSequencedMap(more),
        sorts,
        remembersTotals);
  }

  /** The same table, of which something else can be asked. */
  private EntryTable<T> asking(
      String relation,
      @Nullable String within,
      @Nullable Order<T> order,
      SequencedMap<String, Filter> filters,
      SequencedMap<String, Order<T>> sorts,
      boolean remembersTotals) {
    return new EntryTable<>(
        kind,
        columns,
        view,
        version,
        tables,
        relation,
        within,
        order,
        filters,
        sorts,
        remembersTotals);
  }

  /** What is asked, with its schema. */
  public String name() {
    return view + "." + relation;
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
