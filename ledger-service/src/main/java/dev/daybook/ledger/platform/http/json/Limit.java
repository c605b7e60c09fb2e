package dev.daybook.ledger.platform.http.json;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Between;
import dev.daybook.contracts.schema.Email;
import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.contracts.schema.Visible;
import dev.daybook.ledger.platform.http.FaultCode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One limit of a value, as its annotation says it. */
record Limit(Predicate<Object> holds, Fault fault) {

  private static final Pattern EMAIL = Pattern.compile(Email.PATTERN);

  record Fault(FaultCode code, String message) {

    Detail at(String field) {
      return code.at(field, message);
    }
  }

  /** What is published of an address, and nothing in it that does not show. */
  private static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches() && Visible.isAllThatShows(text);
  }

  Optional<Fault> check(Object value) {
    return holds.test(value) ? Optional.empty() : Optional.of(fault);
  }

  static List<Limit> of(RecordComponent component) {
    var limits = new ArrayList<Limit>();
    if (component.isAnnotationPresent(Positive.class)) {
      limits.add(limit(FaultCode.NOT_POSITIVE, "must be positive", value -> sign(value) > 0));
    }
    if (component.isAnnotationPresent(NotNegative.class)) {
      limits.add(limit(FaultCode.NEGATIVE, "must not be negative", value -> sign(value) >= 0));
    }
    var between = component.getAnnotation(Between.class);
    if (between != null) {
      limits.add(
          limit(
              FaultCode.OUT_OF_RANGE,
              "must be from %d to %d".formatted(between.min(), between.max()),
              value ->
                  between.min() <= ((Number) value).longValue()
                      && ((Number) value).longValue() <= between.max()));
    }
    var maxLength = component.getAnnotation(MaxLength.class);
    if (maxLength != null) {
      limits.add(
          limit(
              FaultCode.TOO_LONG,
              "must have at most %d characters".formatted(maxLength.value()),
              value -> length((String) value) <= maxLength.value()));
    }
    if (component.isAnnotationPresent(NotBlank.class)) {
      limits.add(
          limit(FaultCode.BLANK, "must not be blank", value -> !Visible.isBlank((String) value)));
    }
    if (component.isAnnotationPresent(Email.class)) {
      limits.add(
          limit(
              FaultCode.NOT_AN_EMAIL,
              "must be an e-mail address, like ada@example.org",
              value -> isEmail((String) value)));
    }
    var maxItems = component.getAnnotation(MaxItems.class);
    if (maxItems != null) {
      limits.add(
          limit(
              FaultCode.TOO_MANY_ITEMS,
              "must have at most %d entries".formatted(maxItems.value()),
              value -> ((Collection<?>) value).size() <= maxItems.value()));
    }
    return List.copyOf(limits);
  }

  private static Limit limit(FaultCode code, String message, Predicate<Object> holds) {
    return new Limit(holds, new Fault(code, message));
  }

  private static int sign(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal.signum()
        : Long.signum(((Number) value).longValue());
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
