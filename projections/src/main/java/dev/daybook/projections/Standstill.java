package dev.daybook.projections;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices views that stand although the log goes on: neither the tables that answer nor those that
 * are being filled beside them get any further.
 */
final class Standstill {

  private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);

  /**
   * How long a view may stand before that is noticed. Posting takes milliseconds, and another node
   * takes over within seconds.
   */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private Map<String, Progress> views = Map.of();
  private List<String> standing = List.of();
  private long lastLook;

  /**
   * @param progress a number that rises with each position that is posted to any of its tables
   */
  record Progress(String view, long progress, boolean behind, long since) {

    private Progress after(@Nullable Progress before) {
      return before != null && behind && before.behind && progress == before.progress
          ? before
          : this;
    }
  }

  Standstill(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastLook = nanoTime.getAsLong();
  }

  /** Takes down what was seen of all views at one moment. */
  synchronized void seen(Collection<ViewPositions.Seen> seen) {
    lastLook = nanoTime.getAsLong();
    var now = new TreeMap<String, Progress>();
    seen.forEach(
        one ->
            now.put(
                one.view(),
                new Progress(one.view(), one.progress(), one.behind(), lastLook)
                    .after(views.get(one.view()))));
    views = now;
    tell(now.values().stream().filter(this::isOverdue).map(Progress::view).toList());
  }

  private boolean isOverdue(Progress progress) {
    return progress.behind && lastLook - progress.since >= LONGEST.toNanos();
  }

  private void tell(List<String> now) {
    if (!now.isEmpty() && !now.equals(standing)) {
      LOG.error(
          "The views {} have not got any further for {} s although the log has; see GET /views.",
          now,
          LONGEST.toSeconds());
    } else if (now.isEmpty() && !standing.isEmpty()) {
      LOG.info("The views {} go on.", standing);
    }
    standing = now;
  }

  /** The views that stand; these are all views, if nobody could look for as long. */
  synchronized List<String> views() {
    boolean blind = nanoTime.getAsLong() - lastLook >= LONGEST.toNanos();
    return blind ? List.copyOf(views.keySet()) : standing;
  }
}
