package dev.daybook.ledger.platform.command;

import dev.daybook.eventstore.Boundary;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what long boundaries were read as, so that the next decision reads only what came after. It
 * is never wrong, at most old: the events after it are read in any case, and the condition of the
 * append covers all. A reading that took longer than its command had is kept, too, for the next.
 *
 * @param <S> the state; it is shared, and must not be changed in place
 */
final class LongReadings<S> {

  /** Fewer are read anew each time. */
  static final int WORTH_KEEPING_EVENTS = 1_000;

  /** The one that was not asked for the longest goes first. */
  private static final int MOST_READINGS = 64;

  private record Key(String tenant, Boundary boundary) {}

  private final Map<Key, Reading<S>> newest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Reading<S>> eldest) {
          return size() > MOST_READINGS;
        }
      };

  synchronized @Nullable Reading<S> find(String tenant, Boundary boundary) {
    return newest.get(new Key(tenant, boundary));
  }

  void keep(String tenant, Boundary boundary, Reading<S> reading) {
    if (reading.events() >= WORTH_KEEPING_EVENTS) {
      synchronized (this) {
        newest.merge(
            new Key(tenant, boundary),
            reading,
            (known, now) -> known.last() > now.last() ? known : now);
      }
    }
  }
}
