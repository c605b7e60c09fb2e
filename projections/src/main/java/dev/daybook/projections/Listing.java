package dev.daybook.projections;

import java.util.List;
import java.util.function.Function;

/**
 * A window on a list.
 *
 * @param total how many entries the whole list has
 */
public record Listing<V>(List<Entry<V>> entries, long total) {

  public Listing {
    entries = List.copyOf(entries);
  }

  /** The same window, its entries shown in another way. */
  public <R> Listing<R> map(Function<V, R> shown) {
    return new Listing<>(entries.stream().map(entry -> entry.map(shown)).toList(), total);
  }

  public List<V> values() {
    return entries.stream().map(Entry::value).toList();
  }
}
