package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import java.util.function.Supplier;

/**
 * What is asked of a slice, on its way there.
 *
 * @param name of the slice
 * @param contended what others may keep appending to while it is decided
 */
public record Asking<A extends Command>(String name, A asked, Supplier<Boundary> contended) {

  public Asking(Slice<A> slice, A asked) {
    this(slice.name(), asked, () -> slice.boundary(asked).boundary());
  }

  public Asking(ViewedSlice<A, ?> slice, A asked) {
    this(slice.name(), asked, () -> slice.contended(asked));
  }
}
