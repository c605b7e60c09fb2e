package dev.daybook.ledger.platform.limits;

import java.time.Duration;

/**
 * So many requests in such a time: all of them at once, or evenly as they come back.
 *
 * @param name as answers call it
 */
record Policy(String name, int requests, Duration window) {

  /** As an item of {@code RateLimit-Policy}. */
  String item() {
    return "\"%s\";q=%d;w=%d".formatted(name, requests, window.toSeconds());
  }

  /** After this time one more request may be made. */
  long nanosForOne() {
    return Math.max(1, window.toNanos() / requests);
  }
}
