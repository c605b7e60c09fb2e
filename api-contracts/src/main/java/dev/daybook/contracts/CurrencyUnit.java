package dev.daybook.contracts;

import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What amounts are counted in: a currency with as many decimals as it had when somebody opened a
 * period in it. The decimals are written down with the period, because the table of the JDK differs
 * from release to release, and what was written down must not be multiplied by reading it
 * elsewhere.
 */
public record CurrencyUnit(Currency code, int decimals) {

  /**
   * What ISO 4217 has beside the currencies of countries: funds and units of account. All that
   * begin with X, such as gold and what several countries share, are no country's either.
   */
  private static final Set<String> OF_NO_COUNTRY =
      Set.of("BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI");

  /** The table of the JDK has those too that were replaced long ago. */
  private static final Set<Currency> NO_MORE = noMore();

  private static Set<Currency> noMore() {
    var noMore = new HashSet<>(Currency.getAvailableCurrencies());
    for (var country : Locale.getISOCountries()) {
      noMore.remove(Currency.getInstance(Locale.of("", country)));
    }
    noMore.removeIf(
        currency ->
            currency.getCurrencyCode().startsWith("X")
                || OF_NO_COUNTRY.contains(currency.getCurrencyCode()));
    return Set.copyOf(noMore);
  }

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

  /** Whether somebody somewhere pays in it, or counts in it, as far as the running JDK knows. */
  public boolean isCurrent() {
    return !NO_MORE.contains(code);
  }

  @Override
  public String toString() {
    return code.getCurrencyCode();
  }
}
