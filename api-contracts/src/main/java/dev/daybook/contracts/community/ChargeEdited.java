package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** A charge now reads like this, whatever it said before. */
public record ChargeEdited(
    ChargeId chargeId,
    PeriodId periodId,
    OwnerId ownerId,
    String description,
    BigDecimal amount,
    Currency currency,
    LocalDate date)
    implements ChargeEvent {
  public Money money() {
    return Money.written(amount, currency);
  }
}
