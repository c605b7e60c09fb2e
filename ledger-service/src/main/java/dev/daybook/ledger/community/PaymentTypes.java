package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.CommunityRejection.SIMILAR_PAYMENT_TYPE;

import dev.daybook.contracts.Warning;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.platform.slice.Known;
import org.jspecify.annotations.Nullable;

/**
 * What kinds of cost are called. They are compared as they are written, so one that only differs in
 * case from a budget item's is shared by another budget item, or by none.
 */
public final class PaymentTypes {

  /**
   * What a budget item of the period is called that differs only in case; null if there is none, or
   * one is called just so.
   *
   * @param known of which all items of the period were read
   * @param except the item that may be called so
   */
  public static @Nullable String similar(
      Known known, PeriodId period, String paymentType, @Nullable BudgetItemId except) {
    var others =
        known.all(BUDGET_ITEM, period(period)).values().stream()
            .filter(item -> !item.id().equals(except))
            .map(BudgetItem::paymentType)
            .toList();
    return others.contains(paymentType)
        ? null
        : others.stream().filter(paymentType::equalsIgnoreCase).findFirst().orElse(null);
  }

  public static Warning warning(String similar) {
    return SIMILAR_PAYMENT_TYPE.at(
        "payment_type", "There is a budget item “%s”, which is another one.", similar);
  }

  private PaymentTypes() {}
}
