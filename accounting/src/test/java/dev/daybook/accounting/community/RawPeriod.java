package dev.daybook.accounting.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A period with all of its entries, one by one. */
record RawPeriod(
    Period period,
    LocalDate today,
    List<Owner> owners,
    List<PropertyRow> properties,
    List<BudgetItem> items,
    List<Expense> expenses,
    List<Contribution> contributions,
    List<Charge> charges,
    List<Reading> readings) {

  /** Summed, as the views of a running service would. */
  PeriodEntries entries() {
    var day = CountedProperty.countingDay(period.endDate(), today);
    return new PeriodEntries(
        items,
        sums(
            expenses.stream().filter(expense -> expense.budgetItemId() != null).toList(),
            expense -> Objects.requireNonNull(expense.budgetItemId()),
            Expense::amount),
        sums(
            expenses.stream().filter(expense -> expense.budgetItemId() == null).toList(),
            Expense::paymentType,
            Expense::amount),
        sums(contributions, Contribution::ownerId, Contribution::amount),
        sums(expenses, Expense::paidBy, Expense::amount),
        sums(charges, Charge::ownerId, Charge::amount),
        properties.stream().map(property -> CountedProperty.on(day, property)).toList(),
        readings.stream().map(Consumption::of).toList());
  }

  private <E, K> Map<K, Long> sums(
      List<E> entries, Function<E, K> key, Function<E, BigDecimal> amount) {
    return entries.stream()
        .collect(
            Collectors.groupingBy(
                key,
                Collectors.summingLong(
                    entry -> Money.of(amount.apply(entry), period.currency()).minor())));
  }
}
