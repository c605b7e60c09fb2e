package dev.daybook.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An exact amount of one currency, in its minor units. Overflow and mixed currencies throw. */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  /** The largest amount, in minor units, that a single entry may have. */
  public static final long MAX_ENTRY_MINOR = 1_000_000_000_000_000L;

  public Money {
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is not money that can be counted in units");
    }
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * The amount in the currency; throws when it has more decimals than the currency, or is too
   * large.
   */
  public static Money of(BigDecimal amount, Currency currency) {
    return new Money(
        amount
            .setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact(),
        currency);
  }

  /**
   * Whether the amount has no more decimals than the currency; asks the digits, never expands them.
   */
  public static boolean fits(BigDecimal amount, Currency currency) {
    return amount.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
  }

  /** Whether a single entry may be that large. */
  public static boolean withinEntry(BigDecimal amount, Currency currency) {
    return amount.abs().compareTo(largestEntry(currency)) <= 0;
  }

  public static BigDecimal largestEntry(Currency currency) {
    return BigDecimal.valueOf(MAX_ENTRY_MINOR, currency.getDefaultFractionDigits());
  }

  /** The amount with exactly the currency's decimals: {@code 50.00} EUR, {@code 50} JPY. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  public Money plus(Money other) {
    return new Money(MinorUnits.plus(minor, sameCurrency(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(MinorUnits.minus(minor, sameCurrency(other).minor), currency);
  }

  public boolean isPositive() {
    return minor > 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  @Override
  public String toString() {
    return amount().toPlainString() + " " + currency;
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "cannot reckon %s with %s".formatted(currency, other.currency));
    }
    return other;
  }
}
