package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** A service charge: what one owner owes, and nobody else shares. */
public record Charge(
    ChargeId id,
    PeriodId periodId,
    @Describe("The owner who alone owes it.") OwnerId ownerId,
    String description,
    @Describe("Positive; it lowers the owner's balance.") BigDecimal amount,
    Currency currency,
    @Describe("A day within the period.") LocalDate date)
    implements PeriodEntry {

  public Money money() {
    return Money.written(amount, currency);
  }
}
