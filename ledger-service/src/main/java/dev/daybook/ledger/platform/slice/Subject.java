package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thing that a slice makes, changes or ends. */
public record Subject<E extends Event, I extends Id, T>(Kind<E, I, T> kind, I id) {

  /** How it reads after what was decided; null if it is gone then. */
  public @Nullable T after(Known known, List<? extends Event> decided) {
    var own = decided.stream().filter(event -> kind.isAbout(id, event)).toList();
    return kind.after(known.told(kind, id), kind.among(own));
  }

  /** The position of the last event that happened to it; 0 while there is none. */
  public long version(Known known) {
    return known.version(kind, id);
  }
}
