package dev.daybook.projections;

import java.time.Duration;

/** How fast a posting goes through the log, over the last seconds. */
final class Speed {

  private static final double WINDOW_NANOS = Duration.ofSeconds(5).toNanos();

  private long last = System.nanoTime();
  private double perNano;

  /** Positions per second, after going on by so many more. */
  synchronized double after(long positions) {
    long now = System.nanoTime();
    double passed = Math.max(1, now - last);
    double fresh = Math.min(1, passed / WINDOW_NANOS);
    // The first page has no past to be averaged with.
    perNano =
        perNano == 0 ? positions / passed : perNano * (1 - fresh) + positions / passed * fresh;
    last = now;
    return perNano * 1e9;
  }
}
