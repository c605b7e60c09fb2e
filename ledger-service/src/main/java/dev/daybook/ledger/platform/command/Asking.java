package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.platform.slice.Slice;

/** What is asked of a slice, on its way there. */
public record Asking<A extends Command>(Slice<A> slice, A asked) implements Command {

  /** What others may keep appending to while it is decided. */
  Boundary contended() {
    return slice.boundary(asked).boundary();
  }
}
