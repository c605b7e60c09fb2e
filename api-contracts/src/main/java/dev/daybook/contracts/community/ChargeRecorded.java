package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** One owner alone is charged for something. */
public record ChargeRecorded(
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
