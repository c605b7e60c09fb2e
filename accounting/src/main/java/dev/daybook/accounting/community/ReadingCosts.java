package dev.daybook.accounting.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.util.Map;

/** What the readings of a period come to. */
public record ReadingCosts(CurrencyUnit currency, Map<ReadingId, BigDecimal> byReading) {

  /** A reading whose budget item is gone costs nothing. */
  public BigDecimal of(ReadingId reading) {
    return byReading.getOrDefault(reading, Money.zero(currency).amount());
  }
}
