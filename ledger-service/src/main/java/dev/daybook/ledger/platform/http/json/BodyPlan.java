package dev.daybook.ledger.platform.http.json;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Likeness;
import dev.daybook.ledger.platform.http.SafeText;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a record class is read, worked out once: requests cost no reflection. A component is required
 * unless it is {@code @Nullable}; one that is {@code @Nullable Optional<T>} has three states: null
 * when the field is absent, empty when it is null, and else its value.
 */
public final class BodyPlan<B extends Record> {

  /** Enough to mend a request by; a thousand faults help nobody and cost an answer's size. */
  static final int MAX_FAULTS = 100;

  private final Class<B> type;
  private final MethodHandle constructor;
  private final List<ComponentPlan> components;
  private final Map<String, ComponentPlan> byName;

  private BodyPlan(Class<B> type, Function<RecordComponent, ComponentPlan> plan) {
    this.type = type;
    this.constructor = constructor(type);
    this.components = Arrays.stream(type.getRecordComponents()).map(plan).toList();
    this.byName = new HashMap<>();
    components.forEach(component -> byName.put(component.name(), component));
  }

  /** Throws when the record has a component of a kind that no body may have. */
  public static <B extends Record> BodyPlan<B> of(Class<B> type) {
    return new BodyPlan<>(type, ComponentPlan::of);
  }

  /**
   * Of what a PATCH changes: null is not the same as absent, and not every value can be taken away.
   */
  public static <B extends Record> BodyPlan<B> ofChange(Class<B> type) {
    return new BodyPlan<>(type, ComponentPlan::ofChange);
  }

  /** The body, or null and what is wrong with it added to the faults. */
  public @Nullable B read(byte[] bytes, List<Detail> faults) throws MalformedJson {
    return read(JsonReader.read(bytes), "", faults);
  }

  /** What no body at all says: the record of nothing, where nothing is required. */
  public @Nullable B readNothing(List<Detail> faults) throws MalformedJson {
    if (components.stream().anyMatch(ComponentPlan::isRequired)) {
      throw new MalformedJson("The body is empty.", List.of());
    }
    return read(new Json.Fields(Map.of()), "", faults);
  }

  @Nullable B read(Json json, String path, List<Detail> faults) {
    if (!(json instanceof Json.Fields(var fields))) {
      faults.add(FaultCode.WRONG_TYPE.at(path.isEmpty() ? null : path, "must be an object"));
      return null;
    }
    var before = faults.size();
    refuseUnknown(fields, path, faults);
    var values = new @Nullable Object[components.size()];
    for (var i = 0; i < values.length && faults.size() < MAX_FAULTS; i++) {
      var component = components.get(i);
      values[i] = component.read(fields.get(component.name()), path, faults);
    }
    return faults.size() == before ? make(values, path, faults) : null;
  }

  private void refuseUnknown(Map<String, Json> fields, String path, List<Detail> faults) {
    for (var name : fields.keySet()) {
      if (!byName.containsKey(name) && faults.size() < MAX_FAULTS) {
        faults.add(
            FaultCode.UNKNOWN_FIELD.at(
                FieldPath.field(path, name),
                "is not a known field" + Likeness.hint(name, byName.keySet())));
      }
    }
  }

  private @Nullable B make(@Nullable Object[] values, String path, List<Detail> faults) {
    try {
      return type.cast((Object) constructor.invokeExact(values));
    } catch (IllegalArgumentException e) {
      // A record that judges its components together says so in words for people.
      var words = e.getMessage() == null ? "is not acceptable" : SafeText.of(e.getMessage());
      faults.add(FaultCode.INCONSISTENT.at(path.isEmpty() ? null : path, words));
      return null;
    } catch (Throwable e) {
      throw new IllegalStateException("Can't make a " + type.getName(), e);
    }
  }

  private static MethodHandle constructor(Class<?> type) {
    var parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findConstructor(type, MethodType.methodType(void.class, parameters))
          .asSpreader(Object[].class, parameters.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " can't be made", e);
    }
  }
}
