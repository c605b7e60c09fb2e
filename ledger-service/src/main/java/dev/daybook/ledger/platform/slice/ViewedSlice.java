package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Command;
import dev.daybook.eventstore.Boundary;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user can do whose history is too long to be read anew: a period has a hundred
 * thousand entries. What it depends on is read from views, at one position; nothing within the
 * boundary may have come after that, else it is read again. Everything here is pure.
 *
 * @param <A> what is asked
 * @param <S> what is read from views for the decision
 */
public interface ViewedSlice<A extends Command, S> {

  /** The name of the thing done, as it stands in the metadata of its events. */
  String name();

  /**
   * The thing that is changed or ended: how it reads afterwards is the answer, and its version is
   * what {@code If-Match} is compared with. Null if it is not there, which is refused.
   */
  @Nullable Seen<?> subject(A asked, S seen);

  /** The events that the decision depends on, and nothing else. */
  Boundary boundary(A asked, S seen);

  /** The part of the boundary that others keep appending to while this is decided. */
  Boundary contended(A asked);

  Decision decide(A asked, S seen);
}
