package dev.daybook.ledger.platform.webhooks;

import java.time.Duration;

/** How long to wait before an event is sent again. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** As often as that doubles the first pause to more than the longest. */
  private static final int MOST_DOUBLINGS = 11;

  /** An event that could not be delivered for so long is not sent again by itself. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  /** A receiver may ask for no longer a pause than that. */
  static final Duration LONGEST_ASKED_FOR = LONGEST;

  private Backoff() {}

  /**
   * The first pause is of 1 to 3 seconds, and each further one twice as long, up to an hour or a
   * little more.
   *
   * @param attempts how often it was sent so far, from 1
   * @param chance from 0 to 1, so that many webhooks of one receiver do not come back all at once
   */
  static Duration after(int attempts, double chance) {
    var doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
    var pause = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
    return Duration.ofMillis(pause / 2 + Math.round(pause * chance));
  }
}
