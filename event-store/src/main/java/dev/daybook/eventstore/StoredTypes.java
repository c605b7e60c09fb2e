package dev.daybook.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of event that a program writes and reads: between stored payloads and objects. */
public final class StoredTypes {

  private final JsonMapper mapper;
  private final Map<String, StoredType<?>> byName = new LinkedHashMap<>();
  private final Map<Class<?>, StoredType<?>> byForm = new LinkedHashMap<>();

  /**
   * Readers are made beforehand, because finding out how a class is read takes a lock, for which
   * the event loops that decode the first events would wait.
   */
  private final Map<StoredType<?>, ObjectReader> readers = new HashMap<>();

  private StoredTypes(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @throws IllegalArgumentException if a name or class stands twice, or a former revision has no
   *     way to the current one
   */
  public static StoredTypes of(JsonMapper mapper, Collection<StoredType<?>> types) {
    StoredTypes all = new StoredTypes(mapper);
    types.forEach(all::add);
    return all;
  }

  public static StoredTypes of(JsonMapper mapper, StoredType<?>... types) {
    return of(mapper, List.of(types));
  }

  /** All of them, in the order of registration. */
  public Collection<StoredType<?>> all() {
    return List.copyOf(byName.values());
  }

  /** How events of that class are stored. */
  public StoredType<?> of(Class<?> form) {
    StoredType<?> type = byForm.get(form);
    if (type == null) {
      throw new IllegalArgumentException(form.getName() + " is not registered as an event");
    }
    return type;
  }

  /** The payload of an event in its current revision. */
  public String encode(Object event) {
    of(event.getClass());
    return mapper.writeValueAsString(event);
  }

  /**
   * The event as an object of its current class, whatever revision it was stored in.
   *
   * @throws UnknownEventType if its name or revision is not registered
   * @throws UnreadableEvent if its payload does not have the form that its revision promises
   */
  public Object decode(StoredEvent event) {
    return decode(event.position(), event.type(), event.revision(), event.payload());
  }

  /**
   * The event as an object, as {@link #decode(StoredEvent)} makes it, for a caller who has read no
   * more of a row than that takes.
   */
  public Object decode(long position, String name, int revision, String payload) {
    StoredType<?> type = byName.get(name);
    if (type == null || revision > type.revision() || revision < 1) {
      throw new UnknownEventType(position, name, revision);
    }
    ObjectReader reader = Objects.requireNonNull(readers.get(type));
    try {
      return revision == type.revision()
          ? reader.readValue(payload)
          : reader.readValue(lifted(payload, revision, type));
    } catch (JacksonException malformed) {
      throw new UnreadableEvent(position, name, revision, malformed);
    }
  }

  private ObjectNode lifted(String stored, int from, StoredType<?> type) {
    ObjectNode payload = (ObjectNode) mapper.readTree(stored);
    for (int revision = from; revision < type.revision(); revision++) {
      payload = Objects.requireNonNull(type.upcasters().get(revision)).apply(payload);
    }
    return payload;
  }

  private void add(StoredType<?> type) {
    for (int revision = 1; revision < type.revision(); revision++) {
      if (!type.upcasters().containsKey(revision)) {
        throw new IllegalArgumentException(
            "Revision " + revision + " of " + type.name() + " has no upcaster");
      }
    }
    if (byName.put(type.name(), type) != null) {
      throw new IllegalArgumentException(type.name() + " is registered twice");
    }
    if (byForm.put(type.form(), type) != null) {
      throw new IllegalArgumentException(type.form().getName() + " is registered twice");
    }
    readers.put(type, mapper.readerFor(type.form()));
  }
}
