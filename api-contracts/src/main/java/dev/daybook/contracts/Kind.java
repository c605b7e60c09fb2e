package dev.daybook.contracts;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing: the events that happen to it, and how it reads after them. Decisions and views
 * fold by this alone; every type of event belongs to one kind.
 *
 * @param name as in the tags of its events, such as {@code budget-item}
 * @param types of all its events; the first of them begins a thing
 * @param id which thing an event is about
 */
public record Kind<E extends Event, I extends Id, T>(
    String name, List<EventType<? extends E>> types, Function<E, I> id, Fold<E, T> fold) {

  /** How a thing reads after an event; pure. */
  @FunctionalInterface
  public interface Fold<E, T> {
    /**
     * @param before null exactly if the event begins the thing
     * @return null if the thing is gone
     */
    @Nullable T after(@Nullable T before, E event);
  }

  public Kind {
    types = List.copyOf(types);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <E extends Event, I extends Id, T> Kind<E, I, T> of(
      String name, Function<E, I> id, Fold<E, T> fold, EventType<? extends E>... types) {
    return new Kind<>(name, List.of(types), id, fold);
  }

  /** The word that people use for such a thing. */
  public String noun() {
    return name.replace('-', ' ');
  }

  public String tag(I id) {
    return tag(name, id);
  }

  /** The tag of a thing whose kind is called so, for the kind's own events. */
  public static String tag(String name, Id id) {
    return name + ":" + id.value();
  }

  public Set<String> typeNames() {
    return types.stream().map(EventType::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The type of the event that begins a thing. */
  public EventType<? extends E> beginning() {
    return types.getFirst();
  }

  /** How one of its events is stored. */
  @SuppressWarnings("unchecked") // found by the class of its event
  public <F extends E> EventType<F> type(Class<F> event) {
    return (EventType<F>)
        types.stream().filter(type -> type.event() == event).findFirst().orElseThrow();
  }

  public boolean begins(E event) {
    return beginning().event().isInstance(event);
  }

  public boolean has(Event event) {
    return types.stream().anyMatch(type -> type.event().isInstance(event));
  }

  /** Whether the event happened to that thing. */
  @SuppressWarnings("unchecked") // an event of one of the types is an E
  public boolean isAbout(I thing, Event event) {
    return has(event) && id.apply((E) event).equals(thing);
  }

  /** Picks the events that happen to things of this kind. */
  @SuppressWarnings("unchecked") // an event of one of the types is an E
  public List<E> among(List<? extends Event> events) {
    return events.stream().filter(this::has).map(event -> (E) event).toList();
  }

  /** How a thing reads after an event; an impossible history is a crash. */
  public @Nullable T after(@Nullable T before, E event) {
    if ((before == null) != begins(event)) {
      throw new IllegalStateException(
          "%s %s %s there: %s"
              .formatted(noun(), id.apply(event).value(), before == null ? "isn't" : "is", event));
    }
    return fold.after(before, event);
  }

  /** How a thing reads after all of its events; null if there are none, or it is gone. */
  public @Nullable T after(@Nullable T before, List<E> events) {
    var thing = before;
    for (var event : events) {
      thing = after(thing, event);
    }
    return thing;
  }
}
