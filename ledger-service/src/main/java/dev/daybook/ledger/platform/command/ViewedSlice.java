package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.platform.slice.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user can do whose history is too long to be read anew: a period has a hundred
 * thousand entries. What it depends on is read from views, at one position; nothing within the
 * boundary may have come after that, else it is read again. Everything here is pure.
 *
 * @param <C> the command
 * @param <S> what is read from views for the decision
 */
public interface ViewedSlice<C extends Command, S> {

  Class<C> command();

  /** The name of the thing done, as it stands in the metadata of its events. */
  String name();

  /** The events that the decision depends on, and nothing else. */
  Boundary boundary(C command, S state);

  /** The part of the boundary that others keep appending to while this is decided. */
  Boundary contended(C command);

  Decision decide(C command, S state);

  /** What the caller is shown when the command was accepted; null for nothing. */
  @Nullable Object answer(C command, S state, List<Event> events);

  /** The version that {@code If-Match} is compared with; 0 while there is none. */
  long version(S state);
}
