package dev.daybook.accounting;

import dev.daybook.contracts.MinorUnits;

/**
 * What of an amount one share holder bears.
 *
 * @param amount in minor units
 */
public record Share<H>(H holder, long amount) {

  /** The sum of shares, exactly. */
  public static long sum(Iterable<? extends Share<?>> shares) {
    long sum = 0;
    for (var share : shares) {
      sum = MinorUnits.plus(sum, share.amount);
    }
    return sum;
  }
}
