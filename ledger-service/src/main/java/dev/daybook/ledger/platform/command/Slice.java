package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user can do: which events it depends on, what it remembers of them, and what it
 * decides. Everything here is pure; ids, days and the actor arrive in the command.
 *
 * @param <C> the command
 * @param <E> the events of its context
 * @param <S> what the decision remembers of the events in its boundary
 */
public interface Slice<C extends Command, E extends Event, S> {

  Class<C> command();

  /** The name of the thing done, as it stands in the metadata of its events. */
  String name();

  /** The events that the decision depends on, and nothing else. */
  Boundary boundary(C command);

  /**
   * What more the decision depends on, once the first reading has told where to look (a
   * contribution names its period); null when there is nothing more.
   */
  default @Nullable Boundary boundaryBeyond(C command, S soFar) {
    return null;
  }

  /**
   * Whether the boundary may become long, for as long as the tenant lives: what it was read as is
   * kept then. It must be the same for many commands, and so must the version.
   */
  default boolean mayBecomeLong() {
    return false;
  }

  S initial();

  /** Copies the facts of an event; never judges. */
  S evolve(S state, E event);

  Decision decide(C command, S state);

  /** What the caller is shown when the command was accepted; null for nothing. */
  @Nullable Object answer(C command, S after);

  /** The events whose latest position is the version that {@code If-Match} is compared with. */
  Class<? extends E> versioned();

  /**
   * Whether the event is one of those. Where the decision looks at others of the same kind too,
   * they must not count: what happens to them changes nothing about this one.
   */
  default boolean isVersion(C command, E event) {
    return versioned().isInstance(event);
  }
}
