package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.StoredEvent;
import dev.daybook.ledger.platform.events.WireEvents;
import dev.daybook.proofs.EventLine;
import dev.daybook.proofs.Hash;
import java.nio.charset.StandardCharsets;

/** What of an event is proven: its canonical bytes, and the leaf that they make. */
final class Leaves {

  private final WireEvents wire;

  Leaves(WireEvents wire) {
    this.wire = wire;
  }

  byte[] canonical(StoredEvent event) {
    return EventLine.canonical(new String(wire.of(event).json(), StandardCharsets.UTF_8));
  }

  Hash leaf(StoredEvent event) {
    return Hash.ofLeaf(canonical(event));
  }
}
