package dev.daybook.contracts;

/**
 * Amounts come to more than can be reckoned with. This is no bug: it follows from what was written
 * down, and goes when that is corrected.
 */
public final class SumTooLarge extends ArithmeticException {

  private static final long serialVersionUID = 1L;

  SumTooLarge(ArithmeticException overflow) {
    super("a sum of amounts is beyond 64 bits");
    initCause(overflow);
  }
}
