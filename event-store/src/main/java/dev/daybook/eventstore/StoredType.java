package dev.daybook.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one kind of event is stored: under a name and a revision that were chosen by hand and outlive
 * the class.
 *
 * @param form the class of the current revision
 * @param upcasters by the revision that they lift to the next
 * @param personal fields that tell about a person, so that they can be made unreadable with him
 * @param <E> the class of the current revision
 */
public record StoredType<E>(
    String name,
    int revision,
    Class<E> form,
    Map<Integer, UnaryOperator<ObjectNode>> upcasters,
    List<PersonalFields> personal) {

  public StoredType {
    upcasters = Map.copyOf(upcasters);
    personal = List.copyOf(personal);
  }

  /**
   * Fields of the payload, and the field that names the person whom they are about.
   *
   * @param person the field that holds the person's id
   * @param fields the fields that are personal
   */
  public record PersonalFields(String person, Set<String> fields) {
    public PersonalFields {
      fields = Set.copyOf(fields);
    }
  }

  public static <E> StoredType<E> of(Class<E> form, String name, int revision) {
    return new StoredType<>(name, revision, form, Map.of(), List.of());
  }

  /** Adds how a payload of that revision becomes one of the next. */
  public StoredType<E> upcast(int from, UnaryOperator<ObjectNode> upcaster) {
    Map<Integer, UnaryOperator<ObjectNode>> more = new HashMap<>(upcasters);
    more.put(from, upcaster);
    return new StoredType<>(name, revision, form, more, personal);
  }

  /** Adds which fields belong to the person named by another one. */
  public StoredType<E> personal(String person, String... fields) {
    List<PersonalFields> more = new ArrayList<>(personal);
    more.add(new PersonalFields(person, Set.of(fields)));
    return new StoredType<>(name, revision, form, upcasters, more);
  }
}
