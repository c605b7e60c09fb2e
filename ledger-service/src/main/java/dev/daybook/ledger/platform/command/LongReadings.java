package dev.daybook.ledger.platform.command;

import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.platform.slice.Known;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what long boundaries were read as, so that the next decision reads only what came after. It
 * is never wrong, at most old: the events after it are read in any case, and the condition of the
 * append covers all. A reading that took longer than its command had is kept, too, for the next.
 */
final class LongReadings {

  /** Fewer are read anew each time. */
  static final int WORTH_KEEPING_EVENTS = 1_000;

  /** The one that was not asked for the longest goes first. */
  private static final int MOST_READINGS = 64;

  /**
   * @param last the position of the last event that was read
   * @param events how many were
   */
  record Reading(Known known, long last, long events) {
    static final Reading OF_NOTHING = new Reading(Known.NOTHING, 0, 0);
  }

  private record Key(String tenant, Boundary boundary) {}

  private final Map<Key, Reading> newest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Reading> eldest) {
          return size() > MOST_READINGS;
        }
      };

  synchronized @Nullable Reading find(String tenant, Boundary boundary) {
    return newest.get(new Key(tenant, boundary));
  }

  void keep(String tenant, Boundary boundary, Reading reading) {
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
