package dev.daybook.contracts;

import java.util.Currency;

/**
 * What amounts are counted in: a currency with as many decimals as it had when somebody opened a
 * period in it. The decimals are written down with the period, because the table of the JDK differs
 * from release to release, and what was written down must not be multiplied by reading it
 * elsewhere.
 */
public record CurrencyUnit(Currency code, int decimals) {

  public CurrencyUnit {
    if (decimals < 0) {
      throw new IllegalArgumentException(code + " is not money that can be counted in units");
    }
  }

  /**
   * The currency as the table of the running JDK has it. The table is asked when a period is
   * opened; nothing that is written down is read by it.
   */
  public static CurrencyUnit ofTable(Currency code) {
    return new CurrencyUnit(code, code.getDefaultFractionDigits());
  }

  /**
   * Whether a period that is opened now, on this JDK, would have its amounts counted with other
   * decimals.
   */
  public boolean differsFromTable() {
    return decimals != code.getDefaultFractionDigits();
  }

  @Override
  public String toString() {
    return code.getCurrencyCode();
  }
}
