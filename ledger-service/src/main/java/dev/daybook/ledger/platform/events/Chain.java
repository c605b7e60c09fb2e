package dev.daybook.ledger.platform.events;

import dev.daybook.contracts.wire.CloudEvent;
import org.jspecify.annotations.Nullable;

/** Events of one selection, in order, of which each names the one before it. */
final class Chain {

  private @Nullable Long previous;

  /**
   * @param last the position of the last event of the selection before these; 0 if there is none
   */
  Chain(long last) {
    this.previous = last == 0 ? null : last;
  }

  CloudEvent next(CloudEvent event) {
    var next = event.after(previous);
    previous = event.position();
    return next;
  }
}
