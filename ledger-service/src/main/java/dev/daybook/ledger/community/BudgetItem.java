package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_ADDED;
import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_VOIDED;
import static dev.daybook.contracts.community.CommunityEvents.budgetItem;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessMeasure;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessMoney;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A budget item as it stands now. */
public record BudgetItem(
    BudgetItemId id,
    PeriodId periodId,
    String paymentType,
    Money budgetedCost,
    AllocationStrategy allocationStrategy,
    @Nullable BigDecimal unitPrice) {

  private static final Set<String> LIFECYCLE_TYPES =
      Set.of(BUDGET_ITEM_ADDED.name(), BUDGET_ITEM_EDITED.name(), BUDGET_ITEM_VOIDED.name());

  public static Criterion lifecycle(BudgetItemId id) {
    return new Criterion(LIFECYCLE_TYPES, Set.of(budgetItem(id)));
  }

  /** Of all items of a period. */
  public static Criterion lifecycles(PeriodId id) {
    return new Criterion(LIFECYCLE_TYPES, Set.of(period(id)));
  }

  public static Decision.Faults refuseUnlessFitting(
      BigDecimal budgetedCost, @Nullable BigDecimal unitPrice, CurrencyUnit currency) {
    var faults = refuseUnlessMoney("budgeted_cost", budgetedCost, currency);
    return unitPrice == null
        ? faults
        : faults.or(refuseUnlessMeasure("unit_price", unitPrice, Money.largestEntry(currency)));
  }

  /** With the decimals of the currency at least, because it is money. */
  public static @Nullable BigDecimal price(@Nullable BigDecimal unitPrice, CurrencyUnit currency) {
    if (unitPrice == null) {
      return null;
    }
    var plain = Measure.plain(unitPrice);
    return plain.setScale(Math.max(plain.scale(), currency.decimals()));
  }

  /** What an event leaves of the item: null once it is voided. */
  public static @Nullable BudgetItem after(BudgetItemEvent event) {
    return switch (event) {
      case BudgetItemAdded e ->
          new BudgetItem(
              e.budgetItemId(),
              e.periodId(),
              e.paymentType(),
              e.budgeted(),
              e.allocationStrategy(),
              e.unitPrice());
      case BudgetItemEdited e ->
          new BudgetItem(
              e.budgetItemId(),
              e.periodId(),
              e.paymentType(),
              e.budgeted(),
              e.allocationStrategy(),
              e.unitPrice());
      case BudgetItemVoided e -> null;
    };
  }

  public CurrencyUnit currency() {
    return budgetedCost.currency();
  }

  public BudgetItemView view() {
    return new BudgetItemView(
        id,
        periodId,
        paymentType,
        budgetedCost.amount(),
        currency().code(),
        allocationStrategy,
        unitPrice);
  }
}
