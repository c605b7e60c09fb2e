package dev.daybook.ledger.platform.slice;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The thing that a viewed slice changes or ends, as views show it.
 *
 * @param version the position of the event that made it read so
 */
public record Seen<T>(Subject<?, ?, T> subject, T thing, long version) {

  public static <E extends Event, I extends Id, T> Seen<T> of(
      Kind<E, I, T> kind, I id, T thing, long version) {
    return new Seen<>(new Subject<>(kind, id), thing, version);
  }

  /** How it is shown after what was decided; null if it is gone then. */
  public @Nullable Object after(List<? extends Event> decided) {
    return subject.after(thing, decided);
  }
}
