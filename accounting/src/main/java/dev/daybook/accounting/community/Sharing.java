package dev.daybook.accounting.community;

import dev.daybook.accounting.Allocation;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PropertyId;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Shares the expenses of budget items over the properties of a period that take part. */
final class Sharing {

  private final List<CountedProperty> active;
  private final Map<BudgetItemId, Map<PropertyId, BigDecimal>> consumption;

  /** The weighed properties of each strategy that shares all its items alike. */
  private final Map<AllocationStrategy, Allocation<CountedProperty>> alike =
      new EnumMap<>(AllocationStrategy.class);

  Sharing(List<CountedProperty> properties, List<Consumption> consumption) {
    this.active = properties.stream().filter(CountedProperty::active).toList();
    this.consumption = byItemAndProperty(consumption);
  }

  private static Map<BudgetItemId, Map<PropertyId, BigDecimal>> byItemAndProperty(
      List<Consumption> consumption) {
    var sums = new HashMap<BudgetItemId, Map<PropertyId, BigDecimal>>();
    for (var used : consumption) {
      sums.computeIfAbsent(used.budgetItemId(), none -> new HashMap<>())
          .merge(used.propertyId(), used.amount(), BigDecimal::add);
    }
    return sums;
  }

  ItemMovement share(BudgetItem item, long expenses) {
    if (expenses == 0) {
      return ItemMovement.shared(item, 0, List.of());
    }
    return switch (item.allocationStrategy()) {
      case PROPORTIONAL -> alike(CountedProperty::shareWeight, item, expenses);
      case FIXED_FEE -> alike(property -> BigDecimal.ONE, item, expenses);
      case USAGE_BASED -> byConsumption(item, expenses);
      case NONE -> ItemMovement.unshared(item, expenses, Obstacle.BORNE_BY_FUND);
    };
  }

  private ItemMovement byConsumption(BudgetItem item, long expenses) {
    var used = consumption.getOrDefault(item.id(), Map.of());
    var metered = active.stream().filter(property -> used.containsKey(property.id())).toList();
    return over(
        Allocation.over(
            metered,
            property -> used.getOrDefault(property.id(), BigDecimal.ZERO),
            CountedProperty.TIES),
        item,
        expenses);
  }

  private ItemMovement alike(
      Function<CountedProperty, BigDecimal> weight, BudgetItem item, long expenses) {
    var properties =
        alike.computeIfAbsent(
            item.allocationStrategy(),
            strategy -> Allocation.over(active, weight, CountedProperty.TIES));
    return over(properties, item, expenses);
  }

  private ItemMovement over(
      Allocation<CountedProperty> properties, BudgetItem item, long expenses) {
    return properties
        .split(expenses)
        .map(shares -> ItemMovement.shared(item, expenses, shares))
        .orElseGet(() -> ItemMovement.unshared(item, expenses, obstacle()));
  }

  /**
   * Why nothing could be shared. Weights are never 0, so where there are active properties it can
   * only be that their meters show nothing.
   */
  private Obstacle obstacle() {
    return active.isEmpty() ? Obstacle.NO_ACTIVE_PROPERTY : Obstacle.ZERO_CONSUMPTION;
  }
}
