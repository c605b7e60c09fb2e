package dev.daybook.ledger.platform.http.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON writes them, made into exact decimals without trusting their size. */
final class Numerals {

  private static final int MAX_DIGITS = 40;

  /**
   * The number, or null when it has more digits than anything here is counted in. {@code
   * 1e999999999} is eleven characters of JSON and a gigabyte when written out.
   */
  static @Nullable BigDecimal exact(String numeral) {
    try {
      var number = new BigDecimal(numeral);
      if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
        return null;
      }
      return number.scale() < 0 ? number.setScale(0) : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Numerals() {}
}
