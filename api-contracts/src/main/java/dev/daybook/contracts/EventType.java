package dev.daybook.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
 * @param formers its former revisions, which stay readable
 */
public record EventType<E extends Event>(
    String name,
    int revision,
    Class<E> event,
    String description,
    Function<E, Set<String>> tags,
    Function<E, @Nullable LocalDate> effectiveOn,
    List<Personal<E>> personal,
    Map<Integer, Former> formers) {

  /**
   * A former revision.
   *
   * @param form the record that payloads of it read like, for what is published of them
   * @param upcaster lifts a stored payload to the next revision
   */
  public record Former(Class<?> form, UnaryOperator<ObjectNode> upcaster) {}

  /**
   * A field that belongs to a person, so that the person can be forgotten while the history stays.
   */
  public record Personal<E extends Event>(String field, Function<E, Id> person) {}

  public EventType {
    personal = List.copyOf(personal);
    formers = Map.copyOf(formers);
  }

  public static <E extends Event> EventType<E> of(
      Class<E> event, String name, int revision, String description) {
    return new EventType<>(
        name, revision, event, description, e -> Set.of(), e -> null, List.of(), Map.of());
  }

  public EventType<E> tagged(Function<E, Set<String>> tags) {
    return new EventType<>(
        name, revision, event, description, tags, effectiveOn, personal, formers);
  }

  public EventType<E> effectiveOn(Function<E, @Nullable LocalDate> day) {
    return new EventType<>(name, revision, event, description, tags, day, personal, formers);
  }

  public EventType<E> personal(String field, Function<? super E, Id> person) {
    var more = new ArrayList<>(personal);
    more.add(new Personal<>(field, person::apply));
    return new EventType<>(name, revision, event, description, tags, effectiveOn, more, formers);
  }

  /**
   * Says how a payload that was stored in that revision becomes one of the next.
   *
   * @param form the record that payloads of that revision read like
   */
  public EventType<E> upcast(int from, Class<?> form, UnaryOperator<ObjectNode> upcaster) {
    var more = new HashMap<>(formers);
    more.put(from, new Former(form, upcaster));
    return new EventType<>(name, revision, event, description, tags, effectiveOn, personal, more);
  }

  /** What lifts a payload of each former revision to the next one. */
  public Map<Integer, UnaryOperator<ObjectNode>> upcasters() {
    return formers.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, former -> former.getValue().upcaster()));
  }
}
