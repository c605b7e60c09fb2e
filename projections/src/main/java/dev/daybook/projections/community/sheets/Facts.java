package dev.daybook.projections.community.sheets;

import static java.util.Objects.requireNonNullElse;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.Consumption;
import dev.daybook.accounting.community.CountedProperty;
import dev.daybook.accounting.community.Movements;
import dev.daybook.accounting.community.PeriodEntries;
import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.balances.BalanceQueries.PeriodTotals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of a period by itself, whatever it began with: reckoned from what views say, or
 * from what a fold of the events says, by the same rules.
 *
 * @param itemPositions where each budget item got as it is
 */
record Facts(Movements movements, List<Reading> readings, Map<BudgetItemId, Long> itemPositions) {

  /**
   * @param items in the order of their adding
   * @param properties all of the tenant
   * @param day that properties count as they are on
   */
  static Facts of(
      List<Entry<BudgetItem>> items,
      PeriodTotals totals,
      List<Property> properties,
      List<Reading> readings,
      LocalDate day) {
    var entries =
        new PeriodEntries(
            items.stream().map(Entry::value).toList(),
            totals.expensesByItem(),
            totals.expensesByPaymentType(),
            totals.contributions(),
            totals.expensesPaid(),
            totals.charges(),
            properties.stream().map(property -> CountedProperty.on(day, property)).toList(),
            readings.stream().map(Consumption::of).toList());
    return new Facts(
        Movements.of(entries),
        readings,
        items.stream().collect(Collectors.toMap(item -> item.value().id(), Entry::changed)));
  }

  /**
   * The day that properties count on in a period.
   *
   * @param today while it is open; a closed one goes on to count as on the day of its closing
   */
  static LocalDate countingDay(Link link, LocalDate today) {
    var end = link.period().endDate();
    return CountedProperty.countingDay(
        end, link.isOpen() ? today : requireNonNullElse(link.period().closedOn(), end));
  }
}
