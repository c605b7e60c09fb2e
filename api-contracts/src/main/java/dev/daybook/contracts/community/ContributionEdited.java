package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A contribution now reads like this, whatever it said before. */
public record ContributionEdited(
    ContributionId contributionId,
    PeriodId periodId,
    OwnerId ownerId,
    BigDecimal amount,
    Currency currency,
    LocalDate date,
    @Nullable String comment)
    implements ContributionEvent {

  public ContributionEdited(
      ContributionId contributionId,
      PeriodId periodId,
      OwnerId ownerId,
      Money money,
      LocalDate date,
      @Nullable String comment) {
    this(contributionId, periodId, ownerId, money.amount(), money.currency().code(), date, comment);
  }

  public Money money() {
    return Money.written(amount, currency);
  }
}
