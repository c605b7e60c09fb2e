package dev.daybook.ledger.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.ledger.platform.command.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What the days, amounts and numbers of a community are held to; fields are named as in JSON. */
public final class EntryFaults {

  public static Decision.Faults refuseUnlessFitting(
      Period period, LocalDate date, BigDecimal amount) {
    return refuseUnlessWithin(period, date)
        .or(refuseUnlessMoney("amount", amount, period.currency()));
  }

  public static Decision.Faults refuseUnlessWithin(Period period, LocalDate date) {
    return Decision.refuseIf(
        !period.holds(date),
        () -> new DateOutsidePeriod(date, period.startDate(), period.endDate()));
  }

  public static Decision.Faults refuseUnlessMoney(
      String field, BigDecimal amount, CurrencyUnit currency) {
    return Decision.refuseIf(
            !Money.fits(amount, currency), () -> new TooManyDecimals(currency, field))
        .orIf(
            !Money.withinEntry(amount, currency),
            () -> new AmountTooLarge(Money.largestEntry(currency).toPlainString(), field));
  }

  public static Decision.Faults refuseUnlessMeasure(
      String field, BigDecimal number, BigDecimal largest) {
    return Decision.refuseIf(
            !Measure.fits(number), () -> new NumberTooPrecise(Measure.MAX_DECIMALS, field))
        .orIf(
            number.compareTo(largest) > 0,
            () -> new NumberTooLarge(largest.toPlainString(), field));
  }

  private EntryFaults() {}
}
