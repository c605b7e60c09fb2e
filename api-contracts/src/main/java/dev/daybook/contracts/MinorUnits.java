package dev.daybook.contracts;

import java.math.BigInteger;

/**
 * Sums of amounts in minor units. A single entry is far within a {@code long}; thousands of the
 * largest are not, and what they come to is refused, never cut off.
 */
public final class MinorUnits {

  public static long plus(long one, long other) {
    try {
      return Math.addExact(one, other);
    } catch (ArithmeticException overflow) {
      throw new SumTooLarge(overflow);
    }
  }

  public static long minus(long one, long other) {
    try {
      return Math.subtractExact(one, other);
    } catch (ArithmeticException overflow) {
      throw new SumTooLarge(overflow);
    }
  }

  /** The sum of both amounts; throws {@link SumTooLarge} if it can't be reckoned with. */
  public static long of(BigInteger sum) {
    try {
      return sum.longValueExact();
    } catch (ArithmeticException overflow) {
      throw new SumTooLarge(overflow);
    }
  }

  private MinorUnits() {}
}
