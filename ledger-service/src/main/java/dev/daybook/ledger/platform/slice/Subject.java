package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The thing that a slice makes, changes or ends.
 *
 * @param shown how it is shown
 */
public record Subject<E extends Event, I extends Id, T>(
    Kind<E, I, T> kind, I id, Function<T, ?> shown) {

  /** What is shown as it is known. */
  public Subject(Kind<E, I, T> kind, I id) {
    this(kind, id, thing -> thing);
  }

  /** How it is shown after what was decided; null if it is gone then. */
  public @Nullable Object after(Known known, List<? extends Event> decided) {
    return after(known.told(kind, id), decided);
  }

  /**
   * @param thing how it reads before what was decided
   */
  @Nullable Object after(@Nullable T thing, List<? extends Event> decided) {
    var own = decided.stream().filter(event -> kind.isAbout(id, event)).toList();
    var after = kind.after(thing, kind.among(own));
    return after == null ? null : shown.apply(after);
  }

  /** The position of the last event that happened to it; 0 while there is none. */
  public long version(Known known) {
    return known.version(kind, id);
  }
}
