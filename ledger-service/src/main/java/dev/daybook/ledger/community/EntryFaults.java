package dev.daybook.ledger.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.ledger.platform.command.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What every dated amount in a period is held to. */
public final class EntryFaults {

  public static Decision.Faults refuseUnlessFitting(
      Period period, LocalDate date, BigDecimal amount) {
    var currency = period.currency();
    return Decision.refuseIf(
            !period.holds(date),
            () -> new DateOutsidePeriod(date, period.startDate(), period.endDate()))
        .orIf(!Money.fits(amount, currency), () -> new TooManyDecimals(currency, "amount"))
        .orIf(
            !Money.withinEntry(amount, currency),
            () -> new AmountTooLarge(Money.largestEntry(currency).toPlainString(), "amount"));
  }

  private EntryFaults() {}
}
