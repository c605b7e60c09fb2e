package dev.daybook.projections;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many entries lists had at positions that they were asked for at. That never changes; but to
 * be on the safe side where tables are made anew, nothing is remembered for long.
 */
final class Totals {

  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** So many events may have come since then; to look at more of them would take as long. */
  private static final long MOST_EVENTS = 20_000;

  private record Asked(String tenant, Wanted wanted) {}

  record Known(long at, long total, long sinceNanos) {}

  private final LongSupplier nanoTime;

  /** Those that were asked for last are the last. */
  private final Map<Asked, Known> totals =
      new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Known> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param nanoTime a timer that nobody sets
   */
  Totals(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** At that position or one not long before; null if nothing of use is known. */
  synchronized @Nullable Known before(String tenant, Wanted wanted, long at) {
    var known = totals.get(asked(tenant, wanted));
    return known != null && known.at <= at && at - known.at <= MOST_EVENTS && !isOld(known)
        ? known
        : null;
  }

  /** What was reckoned from what was known before is as old as that. */
  synchronized void remember(String tenant, Wanted wanted, long at, long total) {
    var asked = asked(tenant, wanted);
    var known = totals.remove(asked);
    if (known == null || isOld(known)) {
      totals.put(asked, new Known(at, total, nanoTime.getAsLong()));
    } else {
      totals.put(asked, known.at > at ? known : new Known(at, total, known.sinceNanos));
    }
  }

  private boolean isOld(Known known) {
    return nanoTime.getAsLong() - known.sinceNanos > LONGEST.toNanos();
  }

  /** In whatever order. */
  private static Asked asked(String tenant, Wanted wanted) {
    return new Asked(tenant, wanted.sortedBy(null));
  }
}
