package dev.daybook.proofs;

/**
 * Where chance begins in a test: at the same number in every run, so that a failure comes again.
 */
final class Seed {

  private Seed() {}

  /** The test's own number, or what {@code -Dseed} says; printed in either case. */
  static long of(String test, long usually) {
    long seed = Long.getLong("seed", usually);
    System.out.println(test + ": -Dseed=" + seed);
    return seed;
  }
}
