package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.ledger.community.EntryFaults.refuseUnlessMeasure;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessMoney;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.CommunityRejection.UnitPriceWithoutUsage;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What every budget item is held to, new or edited, and how its price is written. */
final class BudgetRules {

  static Decision.Reasons refuseUnlessFitting(
      BigDecimal budgetedCost, @Nullable BigDecimal unitPrice, CurrencyUnit currency) {
    var faults = refuseUnlessMoney("budgeted_cost", budgetedCost, currency);
    return unitPrice == null
        ? faults
        : faults.and(refuseUnlessMeasure("unit_price", unitPrice, Money.largestEntry(currency)));
  }

  /** Only what meters count has a price. */
  static Decision.Reasons refuseUnlessPriced(
      AllocationStrategy strategy, @Nullable BigDecimal unitPrice) {
    return refuseIf(
        unitPrice != null && strategy != AllocationStrategy.USAGE_BASED,
        () -> new UnitPriceWithoutUsage(strategy));
  }

  /** A price has at least the decimals of the currency, because it is money. */
  static @Nullable BigDecimal price(@Nullable BigDecimal unitPrice, CurrencyUnit currency) {
    if (unitPrice == null) {
      return null;
    }
    var plain = Measure.plain(unitPrice);
    return plain.setScale(Math.max(plain.scale(), currency.decimals()));
  }

  private BudgetRules() {}
}
