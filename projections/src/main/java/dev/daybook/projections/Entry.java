package dev.daybook.projections;

import java.util.function.Function;

/**
 * An entry as it reads at the position that was asked for.
 *
 * @param first the position of the event that began it
 * @param changed the position of the event that made it read so; another one means another entity
 *     tag
 */
public record Entry<V>(V value, long first, long changed) {

  /** The same entry, shown in another way. */
  public <R> Entry<R> map(Function<V, R> shown) {
    return new Entry<>(shown.apply(value), first, changed);
  }
}
