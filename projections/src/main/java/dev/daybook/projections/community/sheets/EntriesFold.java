package dev.daybook.projections.community.sheets;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.projections.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The things of one kind as they read now, folded in memory; in the order of their beginning. */
final class EntriesFold<E extends Event, I extends Id, T> {

  private final Kind<E, I, T> kind;
  private final Map<I, Entry<T>> entries = new LinkedHashMap<>();

  EntriesFold(Kind<E, I, T> kind) {
    this.kind = kind;
  }

  void post(E event, long position) {
    var id = kind.id().apply(event);
    var before = entries.get(id);
    var after = kind.after(before == null ? null : before.value(), event);
    if (after == null) {
      entries.remove(id);
    } else {
      entries.put(id, new Entry<>(after, before == null ? position : before.first(), position));
    }
  }

  List<Entry<T>> all() {
    return List.copyOf(entries.values());
  }

  List<T> values() {
    return entries.values().stream().map(Entry::value).toList();
  }
}
