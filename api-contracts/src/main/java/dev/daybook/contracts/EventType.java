package dev.daybook.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an event is stored: under which name and revision, chosen by hand and never changed, found by
 * which tags, and which of its fields are personal.
 *
 * @param description a sentence for the published schemas
 * @param tags what the event is about; boundaries select by them
 * @param effectiveOn the day that the fact is about, if it is about one
 * @param personal its personal fields, each with the person it belongs to
 * @param upcasters lift a stored payload of a former revision to the next one
 */
public record EventType<E extends Event>(
    String name,
    int revision,
    Class<E> event,
    String description,
    Function<E, Set<String>> tags,
    Function<E, @Nullable LocalDate> effectiveOn,
    List<Personal<E>> personal,
    Map<Integer, UnaryOperator<ObjectNode>> upcasters) {

  /**
   * A field that belongs to a person, so that the person can be forgotten while the history stays.
   */
  public record Personal<E extends Event>(String field, Function<E, Id> person) {}

  public EventType {
    personal = List.copyOf(personal);
    upcasters = Map.copyOf(upcasters);
  }

  public static <E extends Event> EventType<E> of(
      Class<E> event, String name, int revision, String description) {
    return new EventType<>(
        name, revision, event, description, e -> Set.of(), e -> null, List.of(), Map.of());
  }

  public EventType<E> tagged(Function<E, Set<String>> tags) {
    return new EventType<>(
        name, revision, event, description, tags, effectiveOn, personal, upcasters);
  }

  public EventType<E> effectiveOn(Function<E, @Nullable LocalDate> day) {
    return new EventType<>(name, revision, event, description, tags, day, personal, upcasters);
  }

  public EventType<E> personal(String field, Function<? super E, Id> person) {
    var more = new ArrayList<>(personal);
    more.add(new Personal<>(field, person::apply));
    return new EventType<>(name, revision, event, description, tags, effectiveOn, more, upcasters);
  }

  /** Says how a payload that was stored in that revision becomes one of the next. */
  public EventType<E> upcast(int from, UnaryOperator<ObjectNode> upcaster) {
    var more = new HashMap<>(upcasters);
    more.put(from, upcaster);
    return new EventType<>(name, revision, event, description, tags, effectiveOn, personal, more);
  }
}
