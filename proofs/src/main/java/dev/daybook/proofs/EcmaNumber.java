package dev.daybook.proofs;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes a double as ECMAScript does, which is what RFC 8785 (section 3.2.2.3) asks for. */
final class EcmaNumber {

  /** From this power of ten on, and below the other, a number is written with an exponent. */
  private static final int FIRST_LARGE = 21;

  private static final int LAST_SMALL = -6;

  private EcmaNumber() {}

  static String of(double number) {
    if (!Double.isFinite(number)) {
      throw new Malformed("A number is too large for canonical JSON.");
    }
    if (number == 0) {
      return "0";
    }
    var decimal = shortest(Math.abs(number)).stripTrailingZeros();
    var digits = decimal.unscaledValue().toString();
    return (number < 0 ? "-" : "") + written(digits, digits.length() - decimal.scale());
  }

  /**
   * The JDK writes at least two digits, and with them may be nearer than one digit that would do.
   */
  private static BigDecimal shortest(double number) {
    var decimal = new BigDecimal(Double.toString(number));
    var shorter = new BigDecimal(number).round(new MathContext(1));
    return shorter.doubleValue() == number ? shorter : decimal;
  }

  /** The number is 0.digits, times ten to the power of {@code point}. */
  private static String written(String digits, int point) {
    int count = digits.length();
    if (point > FIRST_LARGE || point <= LAST_SMALL) {
      var fraction = count == 1 ? "" : "." + digits.substring(1);
      return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return point >= count
        ? digits + "0".repeat(point - count)
        : digits.substring(0, point) + "." + digits.substring(point);
  }
}
