package dev.daybook.ledger.communities;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.Step;
import dev.daybook.contracts.Step.Action;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.EntryTable.Order;
import dev.daybook.projections.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a table of entries has to answer, whatever it is of: every step of every entry is the fold
 * of its events up to then, and a list is what is there, picked and sorted one by one.
 */
record FoldedTable<T>(EntryTable<T> table, Map<Id, List<Step<T>>> histories) {

  record Happened(long position, Instant at, String actor, Event event) {}

  static <T> FoldedTable<T> of(EntryTable<T> table, List<Happened> log) {
    return new FoldedTable<>(table, histories(table.kind(), log));
  }

  private static <E extends Event, I extends Id, T> Map<Id, List<Step<T>>> histories(
      Kind<E, I, T> kind, List<Happened> log) {
    var histories = new LinkedHashMap<Id, List<Step<T>>>();
    for (var happened : log) {
      for (var event : kind.among(List.of(happened.event()))) {
        var steps = histories.computeIfAbsent(kind.id().apply(event), none -> new ArrayList<>());
        @Nullable T before = steps.isEmpty() ? null : steps.getLast().after();
        @Nullable T after = kind.after(before, event);
        steps.add(
            new Step<>(
                happened.position(),
                happened.at(),
                happened.actor(),
                before == null ? Action.RECORDED : after == null ? Action.VOIDED : Action.EDITED,
                before,
                after));
      }
    }
    return histories;
  }

  List<Step<T>> history(Id id, long at) {
    return requireNonNull(histories.get(id)).stream()
        .filter(step -> step.position() <= at)
        .toList();
  }

  @Nullable Entry<T> entry(Id id, long at) {
    var steps = history(id, at);
    @Nullable T now = steps.isEmpty() ? null : steps.getLast().after();
    return now == null
        ? null
        : new Entry<>(now, steps.getFirst().position(), steps.getLast().position());
  }

  List<Entry<T>> list(Wanted wanted, long at) {
    var order = wanted.sort() == null ? table.order() : table.sorts().get(wanted.sort());
    return there(at).stream()
        .filter(entry -> isWanted(entry.value(), wanted))
        .sorted(comparator(order))
        .toList();
  }

  private List<Entry<T>> there(long at) {
    var there = new ArrayList<Entry<T>>();
    for (var id : histories.keySet()) {
      var entry = entry(id, at);
      if (entry != null) {
        there.add(entry);
      }
    }
    return there;
  }

  /** No order, or an entry's first position for one, is the order of recording. */
  private static <T> Comparator<Entry<T>> comparator(@Nullable Order<T> order) {
    Comparator<Entry<T>> recorded = Comparator.comparing(Entry::first);
    if (order == null || order.column().equals("first_position")) {
      return recorded;
    }
    Comparator<Entry<T>> ascending =
        Comparator.<Entry<T>, Object>comparing(
                entry -> requireNonNull(order.key().apply(entry.value())), FoldedTable::compare)
            .thenComparing(recorded);
    return order.isDescending() ? ascending.reversed() : ascending;
  }

  /** Text as PostgreSQL compares it, by code points. */
  @SuppressWarnings("unchecked") // values of one column
  private static int compare(Object one, Object other) {
    return one instanceof String text
        ? Arrays.compare(text.codePoints().toArray(), ((String) other).codePoints().toArray())
        : ((Comparable<Object>) one).compareTo(other);
  }

  private boolean isWanted(T value, Wanted wanted) {
    return (table.within() == null || column(value, table.within()).equals(wanted.within()))
        && wanted.filters().entrySet().stream()
            .allMatch(filter -> has(value, filter.getKey(), filter.getValue()));
  }

  private boolean has(T value, String filter, Object wanted) {
    var words = condition(filter);
    var column = columnOrNull(value, words[0]);
    return column != null
        && switch (words[1]) {
          case "=" -> compare(column, wanted) == 0;
          case ">=" -> compare(column, wanted) >= 0;
          case "<=" -> compare(column, wanted) <= 0;
          default -> throw new IllegalArgumentException(filter);
        };
  }

  private String[] condition(String filter) {
    return requireNonNull(table.filters().get(filter)).condition().split(" ");
  }

  /** Whether it compares a column with what is asked for; of others somebody else has to know. */
  private boolean isPlain(String filter) {
    return requireNonNull(table.filters().get(filter)).condition().matches("\\w+ (=|>=|<=) \\?");
  }

  Object column(T value, String name) {
    return requireNonNull(columnOrNull(value, name));
  }

  private @Nullable Object columnOrNull(T value, String name) {
    return table.columns().write(value).get(table.columns().names().indexOf(name));
  }

  /** A list that has something in it, if there is anything then that could be. */
  Wanted any(Random random, long at, UUID nowhere) {
    var there = there(at);
    if (there.isEmpty()) {
      return new Wanted(table.within() == null ? null : nowhere, Wanted.ALL.filters(), null);
    }
    var one = there.get(random.nextInt(there.size())).value();
    var wanted =
        new Wanted(
            table.within() == null ? null : (UUID) column(one, table.within()),
            Wanted.ALL.filters(),
            null);
    for (var filter : table.filters().keySet()) {
      if (isPlain(filter) && random.nextInt(3) == 0) {
        wanted = wanted.having(filter, columnOrNull(one, condition(filter)[0]));
      }
    }
    var sorts = table.sorts().entrySet().stream().filter(s -> s.getValue().by().equals("?"));
    var sort = sorts.map(Map.Entry::getKey).skip(random.nextInt(1 + table.sorts().size()));
    return wanted.sortedBy(sort.findFirst().orElse(null));
  }
}
