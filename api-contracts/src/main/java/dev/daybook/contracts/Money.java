package dev.daybook.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An exact amount of one currency, in its minor units. Overflow and mixed currencies throw. */
public record Money(long minor, CurrencyUnit currency) implements Comparable<Money> {

  /** The largest amount, in minor units, that a single entry may have. */
  public static final long MAX_ENTRY_MINOR = 1_000_000_000_000_000L;

  public static Money zero(CurrencyUnit currency) {
    return new Money(0, currency);
  }

  /**
   * The amount in the currency; throws when it has more decimals than the currency, or is too
   * large.
   */
  public static Money of(BigDecimal amount, CurrencyUnit currency) {
    return new Money(
        amount
            .setScale(currency.decimals(), RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact(),
        currency);
  }

  /** An amount that is written down: it has all decimals that its currency had then. */
  public static Money written(BigDecimal amount, Currency code) {
    return new Money(
        amount.unscaledValue().longValueExact(), new CurrencyUnit(code, amount.scale()));
  }

  /**
   * Whether the amount has no more decimals than the currency. This looks at the digits and never
   * expands them: a short text may stand for a number of a billion digits.
   */
  public static boolean fits(BigDecimal amount, CurrencyUnit currency) {
    return amount.stripTrailingZeros().scale() <= currency.decimals();
  }

  /** Whether a single entry may be that large. */
  public static boolean withinEntry(BigDecimal amount, CurrencyUnit currency) {
    return amount.abs().compareTo(largestEntry(currency)) <= 0;
  }

  public static BigDecimal largestEntry(CurrencyUnit currency) {
    return BigDecimal.valueOf(MAX_ENTRY_MINOR, currency.decimals());
  }

  /** The amount with exactly the currency's decimals: {@code 50.00} EUR, {@code 50} JPY. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, currency.decimals());
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
      throw new IllegalArgumentException("cannot reckon %s with %s".formatted(this, other));
    }
    return other;
  }
}
