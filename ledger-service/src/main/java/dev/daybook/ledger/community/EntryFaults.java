package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.OwnerIsRetired;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What the days, amounts and numbers of a community are held to; fields are named as in JSON. */
public final class EntryFaults {

  public static Decision.Reasons refuseUnlessFitting(
      Period period, LocalDate date, BigDecimal amount) {
    return refuseUnlessWithin(period, date)
        .and(refuseUnlessMoney("amount", amount, period.currency()));
  }

  /**
   * @param owner null if none is named
   * @param day of what the owner is named in: a retired owner takes nothing that is later
   */
  public static Decision.Reasons refuseUnlessOwner(
      Known known, @Nullable OwnerId owner, String field, LocalDate day) {
    if (owner == null) {
      return Decision.noFaults();
    }
    var named = known.find(OWNER, owner);
    return named == null
        ? Decision.refuseIf(true, () -> new UnknownOwner(owner, field))
        : refuseIfRetired(named, field, day);
  }

  private static Decision.Reasons refuseIfRetired(Owner owner, String field, LocalDate day) {
    var last = owner.retiredOn();
    return last == null
        ? Decision.noFaults()
        : Decision.refuseIf(
            last.isBefore(day), () -> new OwnerIsRetired(owner.id(), owner.name(), last, field));
  }

  /**
   * @param item null if none is named
   */
  public static Decision.Reasons refuseUnlessItemOf(
      Period period, Known known, @Nullable BudgetItemId item) {
    if (item == null) {
      return Decision.noFaults();
    }
    var named = known.find(BUDGET_ITEM, item);
    return Decision.refuseIf(
        named == null || !named.periodId().equals(period.id()), () -> new UnknownBudgetItem(item));
  }

  /**
   * @param currency null if none is named
   */
  public static Decision.Reasons refuseUnlessOfPeriod(Period period, @Nullable Currency currency) {
    return currency == null
        ? Decision.noFaults()
        : Decision.refuseIf(
            !currency.equals(period.currency().code()),
            () -> new CurrencyNotOfPeriod(currency, period.currency().code()));
  }

  public static Decision.Reasons refuseUnlessWithin(Period period, LocalDate date) {
    return Decision.refuseIf(
        !period.holds(date),
        () -> new DateOutsidePeriod(date, period.startDate(), period.endDate()));
  }

  public static Decision.Reasons refuseUnlessMoney(
      String field, BigDecimal amount, CurrencyUnit currency) {
    return Decision.refuseIf(
            !Money.fits(amount, currency), () -> new TooManyDecimals(currency, field))
        .and(
            !Money.withinEntry(amount, currency),
            () -> new AmountTooLarge(Money.largestEntry(currency).toPlainString(), field));
  }

  public static Decision.Reasons refuseUnlessMeasure(
      String field, BigDecimal number, BigDecimal largest) {
    return Decision.refuseIf(
            !Measure.fits(number), () -> new NumberTooPrecise(Measure.MAX_DECIMALS, field))
        .and(
            number.compareTo(largest) > 0,
            () -> new NumberTooLarge(largest.toPlainString(), field));
  }

  private EntryFaults() {}
}
