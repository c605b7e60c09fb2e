package dev.daybook.projections.community.balances;

import java.math.BigInteger;

/**
 * What entries come to, by their kind, in minor units. Without a limit: a sum that is too large to
 * be shown must not keep the view from going on to what others wrote down.
 */
record Sums(BigInteger contributions, BigInteger expenses, BigInteger charges) {

  static final Sums ZERO = new Sums(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

  Sums plus(Sums other) {
    return new Sums(
        contributions.add(other.contributions),
        expenses.add(other.expenses),
        charges.add(other.charges));
  }

  Sums minus(Sums other) {
    return new Sums(
        contributions.subtract(other.contributions),
        expenses.subtract(other.expenses),
        charges.subtract(other.charges));
  }
}
