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

  /** The reading that was not asked for the longest goes first. */
  private static final int MOST_READINGS = 64;

  /**
   * Of all readings that are kept: some 100 MB. A reading of more than these is not kept at all.
   */
  static final int MOST_THINGS = 200_000;

  /**
   * @param last the position of the last event that was read
   * @param events how many were
   */
  record Reading(Known known, long last, long events) {
    static final Reading OF_NOTHING = new Reading(Known.NOTHING, 0, 0);
  }

  private record Key(String tenant, Boundary boundary) {}

  /** The one that was not asked for the longest comes first. */
  private final Map<Key, Reading> newest = new LinkedHashMap<>(16, 0.75f, true);

  private long things;

  synchronized @Nullable Reading find(String tenant, Boundary boundary) {
    return newest.get(new Key(tenant, boundary));
  }

  void keep(String tenant, Boundary boundary, Reading reading) {
    if (reading.events() >= WORTH_KEEPING_EVENTS && reading.known().size() <= MOST_THINGS) {
      keep(new Key(tenant, boundary), reading);
    }
  }

  private synchronized void keep(Key key, Reading reading) {
    var before = newest.get(key);
    if (before == null || before.last() <= reading.last()) {
      newest.put(key, reading);
      things += reading.known().size() - (before == null ? 0 : before.known().size());
      var eldest = newest.values().iterator();
      while (newest.size() > MOST_READINGS || things > MOST_THINGS) {
        things -= eldest.next().known().size();
        eldest.remove();
      }
    }
  }
}
