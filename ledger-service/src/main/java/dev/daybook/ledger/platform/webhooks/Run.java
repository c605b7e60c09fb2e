package dev.daybook.ledger.platform.webhooks;

import dev.daybook.eventstore.StoredEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One webhook being delivered to.
 *
 * @param previous the position of the event before the next one in what the webhook asks for
 * @param next the events that come next, as far as they were read
 * @param began in nanoseconds
 * @param good since when the claim is known to be good, in nanoseconds
 */
record Run(
    Claimed claimed, @Nullable Long previous, List<StoredEvent> next, long began, long good) {

  /** After that the claim is made anew, so that secrets that no longer sign are let go of. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  static Run of(Claimed claimed, long last, long asked) {
    return new Run(claimed, last == 0 ? null : last, List.of(), asked, asked);
  }

  Run reading(List<StoredEvent> events) {
    return new Run(claimed, previous, List.copyOf(events), began, good);
  }

  Run after(StoredEvent delivered, long asked) {
    var position = delivered.position();
    return new Run(claimed.at(position), position, next.subList(1, next.size()), began, asked);
  }

  boolean isLong(long now) {
    return now - began > LONGEST.toNanos();
  }
}
