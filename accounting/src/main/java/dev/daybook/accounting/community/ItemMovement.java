package dev.daybook.accounting.community;

import dev.daybook.accounting.Share;
import dev.daybook.contracts.community.BudgetItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a budget item comes to in a period.
 *
 * @param expenses in minor units
 * @param shares of the properties that take part; none while there are no expenses
 * @param obstacle why the expenses are not shared; null if they are, or if there are none
 */
public record ItemMovement(
    BudgetItem item,
    long expenses,
    List<Share<CountedProperty>> shares,
    @Nullable Obstacle obstacle) {

  static ItemMovement shared(BudgetItem item, long expenses, List<Share<CountedProperty>> shares) {
    return new ItemMovement(item, expenses, shares, null);
  }

  static ItemMovement unshared(BudgetItem item, long expenses, Obstacle obstacle) {
    return new ItemMovement(item, expenses, List.of(), obstacle);
  }

  /** What the owners bear: added up from the shares, not taken from the expenses. */
  public long allocated() {
    return Share.sum(shares);
  }

  public long unallocated() {
    return obstacle == null ? 0 : expenses;
  }
}
