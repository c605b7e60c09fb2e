package dev.daybook.projections;

import dev.daybook.contracts.CurrencyUnit;
import java.util.Currency;

/**
 * What the column {@code currency} of a view holds: the code and the decimals that amounts beside
 * it have, such as {@code EUR/2}. So an amount in minor units is never read by another table of
 * currencies than it was written by, and amounts of different decimals are never summed up.
 */
public final class CurrencyColumn {

  public static String write(CurrencyUnit unit) {
    return unit.code().getCurrencyCode() + "/" + unit.decimals();
  }

  public static CurrencyUnit read(Row row) {
    var parts = row.text("currency").split("/", 2);
    return new CurrencyUnit(Currency.getInstance(parts[0]), Integer.parseInt(parts[1]));
  }

  private CurrencyColumn() {}
}
