package dev.daybook.accounting.community;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.BalanceSheet.Checks;
import dev.daybook.contracts.community.BalanceSheet.ItemRow;
import dev.daybook.contracts.community.BalanceSheet.OwnerRow;
import dev.daybook.contracts.community.BalanceSheet.Totals;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStretch;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** A balance sheet as one would draw it up by hand: from single entries, in decimals, slowly. */
final class NaiveSheet {

  private final RawPeriod raw;
  private final Map<OwnerId, BigDecimal> openings;
  private final int decimals;

  NaiveSheet(RawPeriod raw, Map<OwnerId, BigDecimal> openings) {
    this.raw = raw;
    this.openings = openings;
    this.decimals = raw.period().currency().decimals();
  }

  BalanceSheet sheet() {
    var rows = raw.owners().stream().map(this::row).toList();
    var period = raw.period();
    return new BalanceSheet(
        period.id(),
        period.name(),
        period.status(),
        period.currency().code(),
        7,
        true,
        rows,
        raw.items().stream().map(this::row).toList(),
        new Totals(
            sum(rows, OwnerRow::openingBalance),
            sum(raw.contributions(), Contribution::amount),
            sum(raw.expenses(), Expense::amount),
            sum(raw.expenses(), Expense::amount),
            sum(rows, OwnerRow::allocated),
            sum(raw.expenses(), Expense::amount).subtract(sum(rows, OwnerRow::allocated)),
            sum(raw.charges(), Charge::amount),
            sum(rows, OwnerRow::balance)),
        new Checks(true, true));
  }

  Map<OwnerId, BigDecimal> closings() {
    var closings = new HashMap<OwnerId, BigDecimal>();
    raw.owners().forEach(owner -> closings.put(owner.id(), row(owner).balance()));
    return closings;
  }

  private OwnerRow row(Owner owner) {
    var opening = openings.getOrDefault(owner.id(), BigDecimal.ZERO).setScale(decimals);
    var in =
        sum(
            raw.contributions().stream().filter(c -> c.ownerId().equals(owner.id())).toList(),
            Contribution::amount);
    var paid =
        sum(
            raw.expenses().stream().filter(e -> e.paidBy().equals(owner.id())).toList(),
            Expense::amount);
    var charged =
        sum(
            raw.charges().stream().filter(c -> c.ownerId().equals(owner.id())).toList(),
            Charge::amount);
    var allocated = sum(raw.items(), item -> allocated(item, owner.id()));
    return new OwnerRow(
        owner.id(),
        owner.name(),
        opening,
        in,
        paid,
        allocated,
        charged,
        opening.add(in).add(paid).subtract(allocated).subtract(charged));
  }

  private BigDecimal allocated(BudgetItem item, OwnerId owner) {
    var shares = shares(item);
    return sum(
        raw.properties().stream().filter(p -> counting(p).ownerId().equals(owner)).toList(),
        property -> shares.getOrDefault(property.id(), BigDecimal.ZERO));
  }

  private ItemRow row(BudgetItem item) {
    return new ItemRow(
        item.id(),
        item.paymentType(),
        item.allocationStrategy(),
        item.budgetedCost(),
        expenses(item),
        sum(shares(item).values().stream().toList(), share -> share));
  }

  private BigDecimal expenses(BudgetItem item) {
    return sum(
        raw.expenses().stream()
            .filter(
                expense ->
                    expense.budgetItemId() == null
                        ? expense.paymentType().equals(item.paymentType())
                        : expense.budgetItemId().equals(item.id()))
            .toList(),
        Expense::amount);
  }

  Map<PropertyId, BigDecimal> shares(BudgetItem item) {
    var active = raw.properties().stream().filter(p -> counting(p).active()).toList();
    return divided(
        expenses(item),
        active.stream()
            .sorted(
                Comparator.comparing((PropertyRow p) -> weight(item, p))
                    .reversed()
                    .thenComparing(p -> p.label().codePoints().toArray(), Arrays::compare)
                    .thenComparing(p -> p.id().toString()))
            .toList(),
        PropertyRow::id,
        property -> weight(item, property));
  }

  private BigDecimal weight(BudgetItem item, PropertyRow property) {
    return switch (item.allocationStrategy()) {
      case PROPORTIONAL -> counting(property).shareWeight();
      case FIXED_FEE -> BigDecimal.ONE;
      case USAGE_BASED ->
          meters(item, property.id())
              .map(Reading::consumption)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      case NONE -> BigDecimal.ZERO;
    };
  }

  private Stream<Reading> meters(BudgetItem item, PropertyId property) {
    return raw.readings().stream()
        .filter(meter -> meter.budgetItemId().equals(item.id()))
        .filter(meter -> meter.propertyId().equals(property));
  }

  /** The first takes all that is left over; nothing if there is no weight. */
  private <T, K> Map<K, BigDecimal> divided(
      BigDecimal amount, List<T> byPrecedence, Function<T, K> id, Function<T, BigDecimal> weight) {
    var all = byPrecedence.stream().map(weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (all.signum() == 0) {
      return Map.of();
    }
    var parts = new LinkedHashMap<K, BigDecimal>();
    var left = amount;
    for (var each : byPrecedence) {
      var part = amount.multiply(weight.apply(each)).divide(all, decimals, RoundingMode.DOWN);
      parts.put(id.apply(each), part);
      left = left.subtract(part);
    }
    parts.merge(id.apply(byPrecedence.getFirst()), left, BigDecimal::add);
    return parts;
  }

  private PropertyStretch counting(PropertyRow property) {
    var day = raw.today().isBefore(raw.period().endDate()) ? raw.today() : raw.period().endDate();
    return property.stretches().stream()
        .filter(stretch -> stretch.from() == null || stretch.from().compareTo(day) <= 0)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  Map<ReadingId, BigDecimal> meterCosts() {
    var costs = new HashMap<ReadingId, BigDecimal>();
    raw.readings().forEach(meter -> costs.put(meter.id(), cost(meter)));
    return costs;
  }

  private BigDecimal cost(Reading meter) {
    var item =
        raw.items().stream()
            .filter(i -> i.id().equals(meter.budgetItemId()))
            .findFirst()
            .orElseThrow();
    if (expenses(item).signum() == 0) {
      var price = Objects.requireNonNullElse(item.unitPrice(), BigDecimal.ZERO);
      return meter.consumption().multiply(price).setScale(decimals, RoundingMode.DOWN);
    }
    if (item.allocationStrategy() != AllocationStrategy.USAGE_BASED) {
      return BigDecimal.ZERO.setScale(decimals);
    }
    var share = shares(item).getOrDefault(meter.propertyId(), BigDecimal.ZERO);
    var meters = new ArrayList<>(meters(item, meter.propertyId()).toList());
    meters.sort(
        Comparator.comparing(Reading::consumption)
            .reversed()
            .thenComparing(m -> m.id().toString()));
    return divided(share, meters, Reading::id, Reading::consumption)
        .getOrDefault(meter.id(), BigDecimal.ZERO)
        .setScale(decimals);
  }

  private <T> BigDecimal sum(List<T> some, Function<T, BigDecimal> amount) {
    return some.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add).setScale(decimals);
  }
}
