package dev.daybook.accounting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Averages and changes, exact until the last decimal, which is rounded half-even. */
public final class Averages {

  private static final int PERCENT_DECIMALS = 2;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @param decimals that the average has
   * @return null if it is the average of nothing
   */
  public static @Nullable BigDecimal mean(BigDecimal sum, long count, int decimals) {
    return count == 0
        ? null
        : sum.divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_EVEN);
  }

  /**
   * The median of amounts in their order.
   *
   * @param lower the one in the middle, or the first of the two in the middle
   * @param upper the same one, or the second of the two
   * @param decimals that the median has
   */
  public static BigDecimal median(BigDecimal lower, BigDecimal upper, int decimals) {
    return lower.add(upper).divide(TWO, decimals, RoundingMode.HALF_EVEN);
  }

  /**
   * By how many percent an amount is more than another one.
   *
   * @return null if there was nothing before, of which nothing is any percentage
   */
  public static @Nullable BigDecimal changePercent(BigDecimal before, BigDecimal now) {
    return before.signum() == 0
        ? null
        : now.subtract(before)
            .multiply(HUNDRED)
            .divide(before, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private Averages() {}
}
