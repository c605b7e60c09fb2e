package dev.daybook.projections;

import dev.daybook.contracts.Id;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a table are wanted.
 *
 * @param within that they are in, where the table's lists are lists of something
 * @param filters what they are asked for, by the names of the table's filters
 * @param sort of the table that they are asked for in; null if it is the table's own order
 */
public record Wanted(
    @Nullable UUID within, SequencedMap<String, Object> filters, @Nullable String sort) {

  public static final Wanted ALL = new Wanted(null, new LinkedHashMap<>(), null);

  public static Wanted in(Id within) {
    return new Wanted(within.value(), ALL.filters, null);
  }

  /**
   * @param value null if it doesn't matter
   */
  public Wanted having(String filter, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(filters);
    more.put(filter, RecordColumns.stored(value));
    return new Wanted(within, Collections.unmodifiableSequencedMap(more), sort);
  }

  /**
   * @param sort null for the table's own order
   */
  public Wanted sortedBy(@Nullable String sort) {
    return new Wanted(within, filters, sort);
  }
}
