package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A contribution: money that an owner paid in. */
public record Contribution(
    ContributionId id,
    PeriodId periodId,
    @Describe("The owner who paid it in.") OwnerId ownerId,
    @Describe("Positive; it raises the owner's balance.") BigDecimal amount,
    Currency currency,
    @Describe("A day within the period.") LocalDate date,
    @Nullable @Describe("Null if there is none.") String comment)
    implements PeriodEntry {

  public Money money() {
    return Money.written(amount, currency);
  }
}
