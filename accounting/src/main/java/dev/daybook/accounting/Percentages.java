package dev.daybook.accounting;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a whole each of several amounts is, in percent with two decimals, so that all of
 * them are exactly 100.00: each is cut down, and the hundredths that are left over go one by one to
 * those that were cut down the most; among equals, to the one that comes first.
 */
public final class Percentages {

  private static final int DECIMALS = 2;
  private static final BigInteger WHOLE = BigInteger.valueOf(100_00);

  /**
   * @param amounts each 0 or more
   * @return a percentage for each amount; null for each if they come to nothing, of which there are
   *     no parts
   */
  public static List<@Nullable BigDecimal> of(List<BigDecimal> amounts) {
    var whole = whole(amounts);
    var total = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() == 0) {
      return new ArrayList<>(amounts.stream().map(none -> (BigDecimal) null).toList());
    }
    var parts = whole.stream().map(amount -> amount.multiply(WHOLE).divideAndRemainder(total));
    return shared(parts.toList());
  }

  /** The amounts as multiples of the smallest decimal place that any of them has. */
  private static List<BigInteger> whole(List<BigDecimal> amounts) {
    int decimals = amounts.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    return amounts.stream().map(amount -> amount.setScale(decimals).unscaledValue()).toList();
  }

  /**
   * @param parts the hundredths of each, and what was cut off
   */
  private static List<@Nullable BigDecimal> shared(List<BigInteger[]> parts) {
    var hundredths = new long[parts.size()];
    long left = WHOLE.longValueExact();
    for (int i = 0; i < hundredths.length; i++) {
      hundredths[i] = parts.get(i)[0].longValueExact();
      left -= hundredths[i];
    }
    IntStream.range(0, hundredths.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> parts.get(i)[1]).reversed())
        .limit(left)
        .forEach(i -> hundredths[i]++);
    var percentages = new ArrayList<@Nullable BigDecimal>(hundredths.length);
    for (long share : hundredths) {
      percentages.add(BigDecimal.valueOf(share, DECIMALS));
    }
    return percentages;
  }

  private Percentages() {}
}
