package dev.daybook.ledger.platform.http.json;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Between;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.SafeText;
import dev.daybook.ledger.platform.http.TextForm;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a value of one type is read from JSON that is not null. */
sealed interface ValuePlan {

  /** The value, or null and a fault. */
  @Nullable Object read(Json json, String path, List<Detail> faults);

  static ValuePlan of(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType generic
        && generic.getType() instanceof java.lang.reflect.ParameterizedType type
        && type.getRawType() == List.class) {
      return new ListOf(of(generic.getAnnotatedActualTypeArguments()[0]));
    }
    if (annotated.getType() instanceof Class<?> type) {
      return of(type);
    }
    throw new IllegalArgumentException("A body can't have a " + annotated);
  }

  private static ValuePlan of(Class<?> type) {
    var form = FORMS.get(type);
    if (form != null) {
      return new InText(form);
    }
    if (type == BigDecimal.class) {
      return new Decimal();
    }
    if (type == long.class || type == Long.class) {
      return new WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE, value -> value);
    }
    if (type == int.class || type == Integer.class) {
      return new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new TrueOrFalse();
    }
    if (Id.class.isAssignableFrom(type)) {
      return new InText(TextForm.ID.map(typedId(type)));
    }
    if (type.isEnum()) {
      return new InText(choice(type));
    }
    if (type.isRecord()) {
      return new Nested(BodyPlan.of(type.asSubclass(Record.class)));
    }
    throw new IllegalArgumentException("A body can't have a " + type);
  }

  Map<Class<?>, TextForm<?>> FORMS = forms();

  private static Map<Class<?>, TextForm<?>> forms() {
    var forms = new HashMap<Class<?>, TextForm<?>>();
    forms.put(String.class, TextForm.TEXT);
    forms.put(UUID.class, TextForm.ID);
    forms.put(LocalDate.class, TextForm.DAY);
    forms.put(Instant.class, TextForm.TIME);
    forms.put(Currency.class, TextForm.CURRENCY);
    forms.put(ZoneId.class, TextForm.ZONE);
    return Map.copyOf(forms);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the caller has seen that it is an enum
  private static TextForm<?> choice(Class<?> type) {
    return TextForm.choice((Class) type);
  }

  private static java.util.function.Function<UUID, Object> typedId(Class<?> type) {
    MethodHandle constructor;
    try {
      constructor =
          MethodHandles.privateLookupIn(type, MethodHandles.lookup())
              .findConstructor(type, MethodType.methodType(void.class, UUID.class))
              .asType(MethodType.methodType(Object.class, UUID.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " is not a record of one UUID", e);
    }
    return value -> {
      try {
        return constructor.invokeExact(value);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static @Nullable Object fault(
      List<Detail> faults, String path, FaultCode code, String message) {
    faults.add(code.at(path, message));
    return null;
  }

  /** Whatever is written as a text. */
  record InText(TextForm<?> form) implements ValuePlan {

    @Override
    public @Nullable Object read(Json json, String path, List<Detail> faults) {
      if (!(json instanceof Json.Text(var text))) {
        return fault(faults, path, FaultCode.WRONG_TYPE, form.demand());
      }
      if (!SafeText.isStorable(text)) {
        return fault(
            faults,
            path,
            FaultCode.UNSTORABLE_TEXT,
            "must not have U+0000 or half of a surrogate pair in it");
      }
      return readText(form, text, path, faults);
    }
  }

  private static @Nullable Object readText(
      TextForm<?> form, String text, String path, List<Detail> faults) {
    try {
      return form.read().apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      return TextForm.isTooLarge(form.code(), text)
          ? fault(faults, path, FaultCode.OUT_OF_RANGE, TextForm.TOO_MANY_DIGITS)
          : fault(faults, path, form.code(), form.demand());
    }
  }

  /** An exact number, in a text or as a JSON number. */
  record Decimal() implements ValuePlan {

    @Override
    public @Nullable Object read(Json json, String path, List<Detail> faults) {
      return switch (json) {
        case Json.Text(var text) -> readText(TextForm.DECIMAL, text, path, faults);
        case Json.Numeral(var text) -> {
          var number = Numerals.exact(text);
          yield number == null
              ? fault(faults, path, FaultCode.OUT_OF_RANGE, TextForm.TOO_MANY_DIGITS)
              : number;
        }
        default -> fault(faults, path, FaultCode.WRONG_TYPE, TextForm.DECIMAL.demand());
      };
    }
  }

  record WholeNumber(long min, long max, java.util.function.Function<Long, Object> as)
      implements ValuePlan {

    @Override
    public @Nullable Object read(Json json, String path, List<Detail> faults) {
      if (!(json instanceof Json.Numeral(var text))) {
        return fault(faults, path, FaultCode.WRONG_TYPE, "must be a whole number");
      }
      var number = Numerals.exact(text);
      if (number == null) {
        return outOfRange(path, faults);
      }
      if (number.stripTrailingZeros().scale() > 0) {
        return fault(faults, path, FaultCode.NOT_A_WHOLE_NUMBER, "must be a whole number");
      }
      if (number.compareTo(BigDecimal.valueOf(min)) < 0
          || number.compareTo(BigDecimal.valueOf(max)) > 0) {
        return outOfRange(path, faults);
      }
      return as.apply(number.longValueExact());
    }

    private @Nullable Object outOfRange(String path, List<Detail> faults) {
      return fault(
          faults, path, FaultCode.OUT_OF_RANGE, "must be from %d to %d".formatted(min, max));
    }

    /**
     * Who sends a number beyond all bounds is told those of the field, and not those of the type.
     */
    WholeNumber within(Between bounds) {
      return new WholeNumber(Math.max(min, bounds.min()), Math.min(max, bounds.max()), as);
    }
  }

  record TrueOrFalse() implements ValuePlan {

    @Override
    public @Nullable Object read(Json json, String path, List<Detail> faults) {
      return json instanceof Json.Flag(var value)
          ? value
          : fault(faults, path, FaultCode.WRONG_TYPE, "must be true or false");
    }
  }

  record ListOf(ValuePlan item) implements ValuePlan {

    @Override
    public @Nullable Object read(Json json, String path, List<Detail> faults) {
      if (!(json instanceof Json.Items(var items))) {
        return fault(faults, path, FaultCode.WRONG_TYPE, "must be a list");
      }
      var before = faults.size();
      var values = new ArrayList<Object>(items.size());
      for (var i = 0; i < items.size() && faults.size() < BodyPlan.MAX_FAULTS; i++) {
        var value = readItem(items.get(i), FieldPath.item(path, i), faults);
        if (value != null) {
          values.add(value);
        }
      }
      return faults.size() == before ? List.copyOf(values) : null;
    }

    private @Nullable Object readItem(Json json, String path, List<Detail> faults) {
      return json instanceof Json.Null
          ? fault(faults, path, FaultCode.NULL_VALUE, "must not be null")
          : item.read(json, path, faults);
    }
  }

  record Nested(BodyPlan<?> plan) implements ValuePlan {

    @Override
    public @Nullable Object read(Json json, String path, List<Detail> faults) {
      return plan.read(json, path, faults);
    }
  }
}
