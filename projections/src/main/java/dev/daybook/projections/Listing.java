package dev.daybook.projections;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a list.
 *
 * @param total how many entries the whole list has
 * @param next the place in the order after which it goes on, null at its end
 */
public record Listing<V>(List<Entry<V>> entries, long total, @Nullable Place next) {

  public Listing {
    entries = List.copyOf(entries);
  }

  public List<V> values() {
    return entries.stream().map(Entry::value).toList();
  }

  /**
   * @param oneMore the slice and the entry after it, if there is one
   */
  static <V> Listing<V> of(
      List<Entry<V>> oneMore, long total, Slice slice, Function<Entry<V>, Place> place) {
    if (oneMore.size() <= slice.limit()) {
      return new Listing<>(oneMore, total, null);
    }
    var entries = oneMore.subList(0, slice.limit());
    return new Listing<>(
        entries, total, entries.isEmpty() ? slice.after() : place.apply(entries.getLast()));
  }
}
