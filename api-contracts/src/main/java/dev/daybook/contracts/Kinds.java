package dev.daybook.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of things of a context: every type of its events belongs to exactly one of them. */
public record Kinds(List<Kind<?, ?, ?>> all) {

  public Kinds {
    all = List.copyOf(all);
  }

  /**
   * @param events the sealed interface of the context's events
   */
  public static Kinds of(Class<? extends Event> events, Kind<?, ?, ?>... kinds) {
    var all = new Kinds(List.of(kinds));
    records(events).forEach(all::requireOne);
    return all;
  }

  private static Stream<Class<?>> records(Class<?> event) {
    return event.isSealed()
        ? Arrays.stream(event.getPermittedSubclasses()).flatMap(Kinds::records)
        : Stream.of(event);
  }

  private void requireOne(Class<?> event) {
    var kinds = types().stream().filter(type -> type.event() == event).count();
    if (kinds != 1) {
      throw new IllegalStateException(
          "%s belongs to %d kinds of thing; name it in one".formatted(event.getName(), kinds));
    }
  }

  public List<EventType<?>> types() {
    return all.stream().<EventType<?>>flatMap(kind -> kind.types().stream()).toList();
  }
}
