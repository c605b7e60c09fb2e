package dev.daybook.ledger.platform.http.json;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Between;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Visible;
import dev.daybook.ledger.platform.http.FaultCode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one component of a record is read. */
record ComponentPlan(
    String name,
    boolean isRequired,
    boolean mayBeNull,
    boolean isThreeState,
    boolean isStripped,
    ValuePlan value,
    List<Limit> limits) {

  /** Of a change: what is left out stays, so null is only taken where it takes something away. */
  static ComponentPlan ofChange(RecordComponent component) {
    var plan = of(component);
    return new ComponentPlan(
        plan.name,
        plan.isRequired,
        plan.isThreeState,
        plan.isThreeState,
        plan.isStripped,
        plan.value,
        plan.limits);
  }

  static ComponentPlan of(RecordComponent component) {
    var threeState = component.getType() == Optional.class;
    var nullable = JsonSchemas.isNullable(component);
    if (threeState && !nullable) {
      throw new IllegalArgumentException(
          component + " is Optional but not @Nullable: absent would be the same as null");
    }
    if (nullable && component.getType().isPrimitive()) {
      throw new IllegalArgumentException(component + " can't be null");
    }
    var annotated =
        threeState
            ? ((AnnotatedParameterizedType) component.getAnnotatedType())
                .getAnnotatedActualTypeArguments()[0]
            : component.getAnnotatedType();
    return new ComponentPlan(
        JsonSchemas.propertyName(component),
        !nullable,
        nullable,
        threeState,
        component.isAnnotationPresent(NotBlank.class),
        bounded(ValuePlan.of(annotated), component.getAnnotation(Between.class)),
        Limit.of(component));
  }

  private static ValuePlan bounded(ValuePlan value, @Nullable Between bounds) {
    return bounds != null && value instanceof ValuePlan.WholeNumber number
        ? number.within(bounds)
        : value;
  }

  @Nullable Object read(@Nullable Json json, String path, List<Detail> faults) {
    if (json == null) {
      if (isRequired) {
        faults.add(FaultCode.MISSING.at(FieldPath.field(path, name), "is missing"));
      }
      return null;
    }
    if (json instanceof Json.Null) {
      if (!mayBeNull) {
        faults.add(FaultCode.NULL_VALUE.at(FieldPath.field(path, name), "must not be null"));
      }
      return isThreeState ? Optional.empty() : null;
    }
    var field = FieldPath.field(path, name);
    var read = stripped(value.read(json, field, faults));
    if (read == null) {
      return null;
    }
    for (var limit : limits) {
      limit.check(read).ifPresent(fault -> faults.add(fault.at(field)));
    }
    return isThreeState ? Optional.of(read) : read;
  }

  private @Nullable Object stripped(@Nullable Object read) {
    return isStripped && read instanceof String text ? Visible.strip(text) : read;
  }
}
