package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_ADDED;
import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.BUDGET_ITEM_VOIDED;
import static dev.daybook.contracts.community.CommunityEvents.budgetItem;

import dev.daybook.contracts.community.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Criterion;
import org.jspecify.annotations.Nullable;

/** What decisions remember of a budget item that an entry names. */
public record BudgetItem(BudgetItemId id, PeriodId periodId) {

  public static Criterion lifecycle(BudgetItemId id) {
    return Criterion.types(
            BUDGET_ITEM_ADDED.name(), BUDGET_ITEM_EDITED.name(), BUDGET_ITEM_VOIDED.name())
        .tagged(budgetItem(id));
  }

  /** What an event leaves of the budget item: null once it is voided. */
  public static @Nullable BudgetItem after(BudgetItemEvent event) {
    return switch (event) {
      case BudgetItemAdded e -> new BudgetItem(e.budgetItemId(), e.periodId());
      case BudgetItemEdited e -> new BudgetItem(e.budgetItemId(), e.periodId());
      case BudgetItemVoided e -> null;
    };
  }
}
