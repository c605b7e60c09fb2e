package dev.daybook.projections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a value lies in the columns of a table. */
public interface Columns<V> {

  List<String> names();

  /** In the order of the names: text, numbers, exact decimals, days, times, ids, truths or null. */
  List<? extends @Nullable Object> write(V value);

  V read(Row row);
}
