package dev.daybook.projections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a list.
 *
 * @param total how many entries the whole list has
 * @param next the place in the order after which it goes on, null at its end
 */
public record Listing<V>(List<Entry<V>> entries, long total, @Nullable String next) {

  public Listing {
    entries = List.copyOf(entries);
  }
}
