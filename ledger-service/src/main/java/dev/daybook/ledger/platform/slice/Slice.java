package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Command;

/**
 * One thing that a user can do: which things it is about, what it depends on, and what it decides.
 * Ids, days and the actor arrive in what is asked.
 *
 * @param <A> what is asked
 */
public interface Slice<A extends Command> {

  /** The name of the thing done, as it stands in the metadata of its events. */
  String name();

  /**
   * The thing that is made, changed or ended: how it reads afterwards is the answer, and its last
   * event is the version that {@code If-Match} is compared with.
   */
  Subject<?, ?, ?> subject(A asked);

  /** The events that the decision depends on, and nothing else. */
  Reads boundary(A asked);

  /**
   * @param known the things within the boundary, as they are now
   */
  Decision decide(A asked, Known known);
}
