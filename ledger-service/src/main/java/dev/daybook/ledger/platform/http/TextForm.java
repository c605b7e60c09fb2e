package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Visible;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a value is written as text, the same in a path, a query and a body.
 *
 * @param type what JSON Schema calls it by; a typed id is a {@link UUID} there
 * @param code the code of the fault when a text is not of this form
 * @param demand completes a sentence that begins with the field: {@code must be …}
 * @param read the value, or {@link IllegalArgumentException} or {@link DateTimeException}
 */
public record TextForm<T>(Class<?> type, FaultCode code, String demand, Function<String, T> read) {

  private static final int DAY_LENGTH = "2026-11-21".length();
  private static final Pattern TIME_TEXT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern DECIMAL_TEXT = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern WHOLE_DIGITS = Pattern.compile("-?[0-9]+");
  private static final Pattern WHOLE_TEXT = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

  /** More digits than any amount, weight or reading has; keeps arithmetic on them cheap. */
  static final int MAX_DIGITS = 40;

  /** What is said of a decimal with more of them. */
  public static final String TOO_MANY_DIGITS =
      "must have at most %d digits, before and after its point".formatted(MAX_DIGITS);

  public static final TextForm<String> TEXT =
      new TextForm<>(String.class, FaultCode.WRONG_TYPE, "must be a text", text -> text);
  public static final TextForm<String> VISIBLE_TEXT =
      new TextForm<>(String.class, FaultCode.WRONG_TYPE, "must be a text", Visible::strip);
  public static final TextForm<UUID> ID =
      new TextForm<>(UUID.class, FaultCode.NOT_AN_ID, "must be an id (a UUID)", TextForm::readId);
  public static final TextForm<LocalDate> DAY =
      new TextForm<>(
          LocalDate.class,
          FaultCode.NOT_A_DAY,
          "must be a day that exists, like 2026-11-21",
          TextForm::readDay);
  public static final TextForm<Instant> TIME =
      new TextForm<>(
          Instant.class,
          FaultCode.NOT_A_TIME,
          "must be a time like 2026-11-21T08:30:00Z",
          TextForm::readTime);
  public static final TextForm<BigDecimal> DECIMAL =
      new TextForm<>(
          BigDecimal.class,
          FaultCode.NOT_A_DECIMAL,
          "must be a decimal like \"125.50\"",
          TextForm::readDecimal);
  public static final TextForm<Long> WHOLE_NUMBER =
      new TextForm<>(
          Long.class,
          FaultCode.NOT_A_WHOLE_NUMBER,
          "must be a whole number",
          TextForm::readWholeNumber);
  public static final TextForm<Boolean> FLAG =
      new TextForm<>(
          Boolean.class, FaultCode.NOT_A_FLAG, "must be true or false", TextForm::readFlag);
  public static final TextForm<Currency> CURRENCY =
      new TextForm<>(
          Currency.class,
          FaultCode.NOT_A_CURRENCY,
          "must be the ISO 4217 code of a currency, like EUR",
          TextForm::readCurrency);
  public static final TextForm<ZoneId> ZONE =
      new TextForm<>(
          ZoneId.class,
          FaultCode.NOT_A_TIME_ZONE,
          "must be a time zone like Europe/Berlin",
          TextForm::readZone);

  /** Of the names of an enum; what describes it says what else there is to do. */
  public static <E extends Enum<E>> TextForm<E> choice(Class<E> of) {
    var constants = of.getEnumConstants();
    var names = Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    var why = of.getAnnotation(Describe.class);
    var demand =
        (constants.length == 1 ? "can only be set to " : "must be one of ")
            + names
            + (why == null ? "" : "; " + why.value());
    return new TextForm<>(of, FaultCode.NOT_ONE_OF, demand, text -> Enum.valueOf(of, text));
  }

  /** Of a few texts that are no names of an enum. */
  static TextForm<String> oneOf(Collection<String> texts) {
    return new TextForm<>(
        String.class,
        FaultCode.NOT_ONE_OF,
        "must be one of " + String.join(", ", texts),
        text -> {
          if (!texts.contains(text)) {
            throw new IllegalArgumentException();
          }
          return text;
        });
  }

  public <R> TextForm<R> map(Function<T, R> to) {
    return new TextForm<>(type, code, demand, text -> to.apply(read.apply(text)));
  }

  /** Whether a text is of this form. */
  boolean matches(String text) {
    try {
      read.apply(text);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  /** The JDK also takes shorter spellings of a UUID; an id has one. */
  private static UUID readId(String text) {
    var id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException();
    }
    return id;
  }

  /** From the year 1 to 9999: what PostgreSQL, ISO 8601 and people have in common. */
  private static LocalDate readDay(String text) {
    var day = LocalDate.parse(text);
    if (text.length() != DAY_LENGTH || day.getYear() < 1) {
      throw new IllegalArgumentException();
    }
    return day;
  }

  private static Instant readTime(String text) {
    var time =
        OffsetDateTime.parse(matching(TIME_TEXT, text)).withOffsetSameInstant(ZoneOffset.UTC);
    if (time.getYear() < 1 || time.getYear() > 9999) {
      throw new IllegalArgumentException();
    }
    return time.toInstant();
  }

  /** Whether a text that could not be read is a number, and only too large to be one of these. */
  public static boolean isTooLarge(FaultCode code, String text) {
    return switch (code) {
      case NOT_A_DECIMAL -> DECIMAL_TEXT.matcher(text).matches();
      case NOT_A_WHOLE_NUMBER -> WHOLE_DIGITS.matcher(text).matches();
      default -> false;
    };
  }

  private static BigDecimal readDecimal(String text) {
    if (text.length() > MAX_DIGITS) {
      throw new IllegalArgumentException();
    }
    return new BigDecimal(matching(DECIMAL_TEXT, text));
  }

  private static Long readWholeNumber(String text) {
    return Long.valueOf(matching(WHOLE_TEXT, text));
  }

  private static Boolean readFlag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static Currency readCurrency(String text) {
    var currency = Currency.getInstance(text);
    return CurrencyUnit.ofTable(currency).code();
  }

  private static ZoneId readZone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException();
    }
    return ZoneId.of(text);
  }
}
