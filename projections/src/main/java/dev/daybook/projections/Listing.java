package dev.daybook.projections;

import java.util.List;

/**
 * A window on a list.
 *
 * @param total how many entries the whole list has
 */
public record Listing<V>(List<Entry<V>> entries, long total) {

  public Listing {
    entries = List.copyOf(entries);
  }

  public List<V> values() {
    return entries.stream().map(Entry::value).toList();
  }
}
