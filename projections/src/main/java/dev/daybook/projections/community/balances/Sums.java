package dev.daybook.projections.community.balances;

/** What entries come to, by their kind, in minor units. */
record Sums(long contributions, long expenses, long charges) {

  static final Sums ZERO = new Sums(0, 0, 0);

  Sums plus(Sums other) {
    return new Sums(
        Math.addExact(contributions, other.contributions),
        Math.addExact(expenses, other.expenses),
        Math.addExact(charges, other.charges));
  }

  Sums minus(Sums other) {
    return new Sums(
        Math.subtractExact(contributions, other.contributions),
        Math.subtractExact(expenses, other.expenses),
        Math.subtractExact(charges, other.charges));
  }
}
