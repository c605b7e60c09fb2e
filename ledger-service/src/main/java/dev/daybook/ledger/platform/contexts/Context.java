package dev.daybook.ledger.platform.contexts;

import dev.daybook.contracts.Kinds;
import dev.daybook.projections.View;
import java.util.List;

/**
 * What a context brings, besides its operations.
 *
 * @param kinds of all things that its events are about
 * @param views of its events
 */
public record Context(Kinds kinds, List<View<?>> views) {

  public Context {
    views = List.copyOf(views);
  }
}
