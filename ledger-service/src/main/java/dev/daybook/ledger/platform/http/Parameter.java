package dev.daybook.ledger.platform.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A query parameter of an operation: at most once in a request unless it says more, never empty.
 *
 * @param form how its text is read
 * @param accepts whether a value that could be read is acceptable
 * @param limits what {@code accepts} says, for people and for the published schema
 * @param choices the texts that there are, if they are few and no enum's
 */
public record Parameter<T>(
    String name,
    String description,
    TextForm<T> form,
    Function<T, Boolean> accepts,
    Limits limits,
    List<String> choices) {

  /** The bounds of a value, where there are any: of a number, or of a text's length. */
  public record Limits(long min, long max) {

    static final Limits NONE = new Limits(Long.MIN_VALUE, Long.MAX_VALUE);

    public boolean isNone() {
      return equals(NONE);
    }
  }

  /** What is acceptable, after "must be". */
  String range() {
    if (isRepeatable()) {
      return "given at most %d times".formatted(limits.max());
    }
    return form.type() == String.class
        ? "at most %d characters long".formatted(limits.max())
        : "from %d to %d".formatted(limits.min(), limits.max());
  }

  private static <T> Parameter<T> of(String name, String description, TextForm<T> form) {
    return new Parameter<>(name, description, form, value -> true, Limits.NONE, List.of());
  }

  public static <T> Parameter<T> id(String name, Function<UUID, T> of, String description) {
    return of(name, description, TextForm.ID.map(of));
  }

  public static Parameter<String> text(String name, int maxLength, String description) {
    return text(name, maxLength, description, TextForm.TEXT);
  }

  /** What does not show around it is left away, as it is from texts of a body. */
  public static Parameter<String> visibleText(String name, int maxLength, String description) {
    return text(name, maxLength, description, TextForm.VISIBLE_TEXT);
  }

  private static Parameter<String> text(
      String name, int maxLength, String description, TextForm<String> form) {
    return new Parameter<>(
        name,
        description,
        form,
        text -> text.codePointCount(0, text.length()) <= maxLength,
        new Limits(1, maxLength),
        List.of());
  }

  /**
   * May be given several times, for a value each.
   *
   * @param most how often
   */
  public static Parameter<List<String>> texts(String name, int most, String description) {
    return new Parameter<>(
        name,
        description,
        new TextForm<>(List.class, FaultCode.WRONG_TYPE, "must be a text", List::of),
        texts -> texts.size() <= most,
        new Limits(1, most),
        List.of());
  }

  /**
   * May be given several times, for one of these texts each.
   *
   * @param most how often
   * @param demand completes a sentence that begins with the name: {@code must be …}
   */
  public static Parameter<List<String>> someOf(
      String name, Collection<String> choices, int most, String demand, String description) {
    var known = TextForm.oneOf(choices);
    return new Parameter<>(
        name,
        description,
        new TextForm<>(List.class, known.code(), demand, text -> List.of(known.read().apply(text))),
        texts -> texts.size() <= most,
        new Limits(1, most),
        List.copyOf(choices));
  }

  /** Whether it may be given several times. */
  public boolean isRepeatable() {
    return form.type() == List.class;
  }

  public static Parameter<Long> number(String name, long min, long max, String description) {
    return new Parameter<>(
        name,
        description,
        TextForm.WHOLE_NUMBER,
        value -> min <= value && value <= max,
        new Limits(min, max),
        List.of());
  }

  /** A position of the log. Which ones there are, only the log knows: it refuses all others. */
  public static Parameter<Long> position(String name, String description) {
    return new Parameter<>(
        name,
        description,
        TextForm.WHOLE_NUMBER,
        value -> true,
        new Limits(0, Long.MAX_VALUE),
        List.of());
  }

  public static Parameter<LocalDate> day(String name, String description) {
    return of(name, description, TextForm.DAY);
  }

  public static Parameter<Instant> time(String name, String description) {
    // Whoever forgets to encode the plus of an offset sends a space.
    var form = TextForm.TIME;
    return of(
        name,
        description,
        new TextForm<>(
            form.type(),
            form.code(),
            form.demand(),
            text -> form.read().apply(text.replace(' ', '+'))));
  }

  public static Parameter<Boolean> flag(String name, String description) {
    return of(name, description, TextForm.FLAG);
  }

  public static Parameter<BigDecimal> decimal(String name, String description) {
    return of(name, description, TextForm.DECIMAL);
  }

  public static Parameter<Currency> currency(String name, String description) {
    return of(name, description, TextForm.CURRENCY);
  }

  public static <E extends Enum<E>> Parameter<E> choice(
      String name, Class<E> of, String description) {
    return of(name, description, TextForm.choice(of));
  }

  /** One of these texts. */
  public static Parameter<String> oneOf(
      String name, Collection<String> choices, String description) {
    return new Parameter<>(
        name,
        description,
        TextForm.oneOf(choices),
        value -> true,
        Limits.NONE,
        List.copyOf(choices));
  }
}
