package dev.daybook.ledger.community;

import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some budget items of a period, without those that are voided. */
public record BudgetItems(Map<BudgetItemId, BudgetItem> byId) {

  public static final BudgetItems NONE = new BudgetItems(Map.of());

  public BudgetItems {
    byId = Map.copyOf(byId);
  }

  public BudgetItems after(BudgetItemEvent event) {
    var items = new LinkedHashMap<>(byId);
    var item = BudgetItem.after(event);
    if (item == null) {
      items.remove(event.budgetItemId());
    } else {
      items.put(item.id(), item);
    }
    return new BudgetItems(items);
  }

  public @Nullable BudgetItem get(BudgetItemId id) {
    return byId.get(id);
  }

  public Set<BudgetItemId> ids() {
    return byId.keySet();
  }

  /**
   * Whether one of them shares that kind of cost.
   *
   * @param except the item that may keep its own payment type
   */
  public boolean isTaken(String paymentType, BudgetItemId except) {
    return byId.values().stream()
        .anyMatch(item -> item.paymentType().equals(paymentType) && !item.id().equals(except));
  }
}
