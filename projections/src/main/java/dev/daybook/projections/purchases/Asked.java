package dev.daybook.projections.purchases;

import dev.daybook.contracts.CurrencyUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What is asked about.
 *
 * @param at the position of the log, which all views that are read must have reached
 * @param today the day that it was then
 * @param currency the one whose purchases are reckoned
 */
public record Asked(String tenant, long at, LocalDate today, Currency currency) {

  String code() {
    return currency.getCurrencyCode();
  }

  /** An amount with all decimals of the currency; those that it was written down with stay. */
  BigDecimal shown(BigDecimal amount) {
    return amount.setScale(decimals(amount));
  }

  /** How many decimals what is reckoned from an amount has. */
  int decimals(BigDecimal amount) {
    return Math.max(CurrencyUnit.ofTable(currency).decimals(), amount.scale());
  }
}
