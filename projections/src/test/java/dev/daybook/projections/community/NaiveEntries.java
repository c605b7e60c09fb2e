package dev.daybook.projections.community;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.Step.Action;
import dev.daybook.projections.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Entries of one kind: those that are there, and the steps of all that ever were. */
final class NaiveEntries<I, V> {

  final Map<I, Entry<V>> present = new LinkedHashMap<>();
  final Map<I, List<Step<V>>> histories = new HashMap<>();

  private final Function<V, LocalDate> date;

  NaiveEntries(Function<V, LocalDate> date) {
    this.date = date;
  }

  void change(I id, @Nullable V after, Action action, long position) {
    var before = present.remove(id);
    if (after != null) {
      present.put(id, new Entry<>(after, before == null ? position : before.first(), position));
    }
    histories
        .computeIfAbsent(id, none -> new ArrayList<>())
        .add(
            new Step<>(
                position,
                Instant.EPOCH,
                "ada",
                action,
                before == null ? null : before.value(),
                after));
  }

  List<Entry<V>> inOrder(Predicate<V> wanted) {
    return present.values().stream()
        .filter(entry -> wanted.test(entry.value()))
        .sorted(
            Comparator.comparing((Entry<V> entry) -> date.apply(entry.value()))
                .thenComparing(Entry::first))
        .toList();
  }
}
