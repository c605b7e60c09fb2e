package dev.daybook.accounting.community;

import dev.daybook.accounting.Allocation;
import dev.daybook.accounting.Share;
import dev.daybook.accounting.Ties;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each meter reading of a period costs: its part of the share of its property once there are
 * expenses, what its unit price makes of it while there are none, and nothing if neither is so.
 */
public final class MeterCosts {

  private static final Comparator<Reading> TIES = Comparator.comparing(Reading::id, Ties.BY_ID);

  /**
   * @param readings all of the period's, because the meters of a property divide its share
   */
  public static Map<ReadingId, BigDecimal> of(Movements movements, Collection<Reading> readings) {
    var byItem = readings.stream().collect(Collectors.groupingBy(Reading::budgetItemId));
    var costs = HashMap.<ReadingId, BigDecimal>newHashMap(readings.size());
    for (var movement : movements.items()) {
      var meters = byItem.getOrDefault(movement.item().id(), List.of());
      costs.putAll(
          movement.expenses() == 0 ? estimates(movement.item(), meters) : parts(movement, meters));
    }
    return Map.copyOf(costs);
  }

  /**
   * Reckons in exact decimals, because a price times a consumption need not be an amount that
   * anybody could pay.
   */
  private static Map<ReadingId, BigDecimal> estimates(BudgetItem item, List<Reading> meters) {
    var price = item.unitPrice() == null ? BigDecimal.ZERO : item.unitPrice();
    int decimals = item.budgeted().currency().decimals();
    return meters.stream()
        .collect(
            Collectors.toMap(
                Reading::id,
                meter ->
                    meter.consumption().multiply(price).setScale(decimals, RoundingMode.DOWN)));
  }

  private static Map<ReadingId, BigDecimal> parts(ItemMovement movement, List<Reading> meters) {
    var parts = new HashMap<ReadingId, BigDecimal>();
    var currency = movement.item().budgeted().currency();
    meters.forEach(meter -> parts.put(meter.id(), Money.zero(currency).amount()));
    if (movement.item().allocationStrategy() == AllocationStrategy.USAGE_BASED) {
      var ofProperty = meters.stream().collect(Collectors.groupingBy(Reading::propertyId));
      for (var share : movement.shares()) {
        for (var part : divide(share, ofProperty)) {
          parts.put(part.holder().id(), new Money(part.amount(), currency).amount());
        }
      }
    }
    return parts;
  }

  /** A property without any consumption has a share of 0, which its meters can't divide. */
  private static List<Share<Reading>> divide(
      Share<CountedProperty> share, Map<PropertyId, List<Reading>> ofProperty) {
    var meters = ofProperty.getOrDefault(share.holder().id(), List.of());
    return Allocation.split(share.amount(), meters, Reading::consumption, TIES).orElse(List.of());
  }

  private MeterCosts() {}
}
