package dev.daybook.accounting;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shares amounts so that nothing is lost and nothing is made up: every share is cut down to whole
 * minor units, and all that is left over goes to the largest share holder.
 */
public final class Allocation<H> {

  private static final int LONG_BITS = 63;

  private final List<H> holders;
  private final List<BigInteger> weights;
  private final BigInteger total;
  private final int largest;

  private Allocation(List<H> holders, List<BigInteger> weights, int largest) {
    this.holders = holders;
    this.weights = weights;
    this.total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    this.largest = largest;
  }

  /**
   * Weighs the holders once for all amounts that are shared over them, because weighing is most of
   * the work.
   *
   * @param weight 0 or more; an equal split is one where all weigh the same
   * @param ties who comes first among the largest; must tell any two holders apart
   */
  public static <H> Allocation<H> over(
      List<H> holders, Function<H, BigDecimal> weight, Comparator<H> ties) {
    var weights = whole(holders.stream().map(weight).toList());
    return new Allocation<>(holders, weights, largest(holders, weights, ties));
  }

  /** Shares one amount, as {@link #split(long)} does. */
  public static <H> Optional<List<Share<H>>> split(
      long amount, List<H> holders, Function<H, BigDecimal> weight, Comparator<H> ties) {
    return over(holders, weight, ties).split(amount);
  }

  /**
   * Shares one amount. The shares come in the order of their holders, which plays no part in how
   * large they are. There are none if the amount can't be shared, because there is no holder or
   * none of them has any weight.
   *
   * @param amount in minor units, 0 or more
   */
  public Optional<List<Share<H>>> split(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("nobody can bear a share of " + amount);
    }
    if (total.signum() == 0) {
      return Optional.empty();
    }
    var cut = cutDown(amount);
    cut[largest] += leftOver(amount, cut);
    return Optional.of(shares(cut));
  }

  /** The weights as multiples of the smallest decimal place that any of them has. */
  private static List<BigInteger> whole(List<BigDecimal> weights) {
    int decimals = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    return weights.stream().map(weight -> whole(weight, decimals)).toList();
  }

  private static BigInteger whole(BigDecimal weight, int decimals) {
    if (weight.signum() < 0) {
      throw new IllegalArgumentException("a share can't weigh " + weight);
    }
    return weight.setScale(decimals).unscaledValue();
  }

  /**
   * Reckons with longs where the products fit into one, as they nearly always do: that is many
   * times as fast.
   */
  private long[] cutDown(long amount) {
    var exact = BigInteger.valueOf(amount);
    return exact.bitLength() + total.bitLength() <= LONG_BITS
        ? cutDownShort(amount, total.longValueExact())
        : cutDownLong(exact);
  }

  private long[] cutDownShort(long amount, long total) {
    return weights.stream().mapToLong(weight -> amount * weight.longValue() / total).toArray();
  }

  private long[] cutDownLong(BigInteger amount) {
    return weights.stream()
        .mapToLong(weight -> amount.multiply(weight).divide(total).longValueExact())
        .toArray();
  }

  private static <H> int largest(
      List<H> holders, List<BigInteger> weights, Comparator<? super H> ties) {
    int largest = 0;
    for (int i = 1; i < weights.size(); i++) {
      int heavier = weights.get(i).compareTo(weights.get(largest));
      if (heavier > 0 || heavier == 0 && ties.compare(holders.get(i), holders.get(largest)) < 0) {
        largest = i;
      }
    }
    return largest;
  }

  /**
   * What of the amount no part has. This never overflows, because the parts, cut down, are together
   * no more than the whole.
   */
  private static long leftOver(long amount, long[] cut) {
    long left = amount;
    for (long part : cut) {
      left -= part;
    }
    return left;
  }

  private List<Share<H>> shares(long[] amounts) {
    var shares = new ArrayList<Share<H>>(amounts.length);
    for (int i = 0; i < amounts.length; i++) {
      shares.add(new Share<>(holders.get(i), amounts[i]));
    }
    return List.copyOf(shares);
  }
}
