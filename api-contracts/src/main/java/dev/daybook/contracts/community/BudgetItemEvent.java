package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.budgetItem;
import static dev.daybook.contracts.community.CommunityEvents.paymentType;
import static dev.daybook.contracts.community.CommunityEvents.period;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a budget item. */
public sealed interface BudgetItemEvent extends CommunityEvent {

  BudgetItemId budgetItemId();

  PeriodId periodId();

  record BudgetItemAdded(BudgetItem budgetItem) implements Said {}

  record BudgetItemEdited(BudgetItem budgetItem) implements Said {}

  record BudgetItemVoided(BudgetItemId budgetItemId, PeriodId periodId)
      implements BudgetItemEvent {}

  /** Says all of a budget item, as it reads from now on. */
  sealed interface Said extends BudgetItemEvent {

    BudgetItem budgetItem();

    @Override
    default BudgetItemId budgetItemId() {
      return budgetItem().id();
    }

    @Override
    default PeriodId periodId() {
      return budgetItem().periodId();
    }
  }

  private static @Nullable BudgetItem after(@Nullable BudgetItem before, BudgetItemEvent event) {
    return switch (event) {
      case Said said -> said.budgetItem();
      case BudgetItemVoided _ -> null;
    };
  }

  Kind<BudgetItemEvent, BudgetItemId, BudgetItem> BUDGET_ITEM =
      Kind.of(
          "budget-item",
          BudgetItemEvent::budgetItemId,
          BudgetItemEvent::after,
          said(
              BudgetItemAdded.class,
              "community.budget-item-added",
              "A kind of cost is to be shared in a period in this way."),
          said(
              BudgetItemEdited.class,
              "community.budget-item-edited",
              "A budget item now reads like this, whatever it said before."),
          EventType.of(
                  BudgetItemVoided.class,
                  "community.budget-item-voided",
                  1,
                  "A budget item shares no more; its history stays.")
              .tagged(e -> Set.of(budgetItem(e.budgetItemId()), period(e.periodId()))));

  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(
            e ->
                Set.of(
                    budgetItem(e.budgetItemId()),
                    period(e.periodId()),
                    paymentType(e.periodId(), e.budgetItem().paymentType())));
  }
}
