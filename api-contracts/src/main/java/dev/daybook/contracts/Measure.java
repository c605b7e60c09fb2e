package dev.daybook.contracts;

import java.math.BigDecimal;

/** Numbers that are no money: what a property weighs, what a meter shows, what a unit costs. */
public final class Measure {

  public static final int MAX_DECIMALS = 6;

  /**
   * Whether the number has no more decimals than are kept. This looks at the digits and never
   * expands them: a short text may stand for a number of a billion digits.
   */
  public static boolean fits(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= MAX_DECIMALS;
  }

  /** The number without idle zeros, so that equal numbers are equal and read the same. */
  public static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private Measure() {}
}
