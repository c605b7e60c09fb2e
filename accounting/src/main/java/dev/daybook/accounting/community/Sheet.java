package dev.daybook.accounting.community;

import dev.daybook.contracts.MinorUnits;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.BalanceSheet.Checks;
import dev.daybook.contracts.community.BalanceSheet.ItemRow;
import dev.daybook.contracts.community.BalanceSheet.OwnerRow;
import dev.daybook.contracts.community.BalanceSheet.Totals;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Draws up a balance sheet. The rows are reckoned owner by owner, the totals from what the period
 * comes to as a whole, and the checks hold the one against the other: a share that got lost, or an
 * owner who is missing, shows.
 */
public final class Sheet {

  /** An owner's row in minor units, to add up what the sheet shows. */
  private record Row(Owner owner, long opening, OwnerAccount account) {

    long balance() {
      return MinorUnits.plus(opening, account.movement());
    }
  }

  private final Period period;
  private final List<Row> rows;
  private final Balances openings;
  private final Movements movements;

  private Sheet(Period period, List<Owner> owners, Balances openings, Movements movements) {
    this.period = period;
    this.openings = openings;
    this.movements = movements;
    this.rows =
        owners.stream()
            .map(owner -> new Row(owner, openings.of(owner.id()), movements.account(owner.id())))
            .toList();
  }

  /**
   * @param position of the log, that all the rest reflects
   * @param provisional whether an earlier period of the chain is open
   * @param owners all of the tenant, in the order of registration
   */
  public static BalanceSheet of(
      Period period,
      long position,
      boolean provisional,
      List<Owner> owners,
      Balances openings,
      Movements movements) {
    var sheet = new Sheet(period, owners, openings, movements);
    return new BalanceSheet(
        period.id(),
        period.name(),
        period.status(),
        period.currency().code(),
        position,
        provisional,
        sheet.rows.stream().map(sheet::row).toList(),
        movements.items().stream().map(sheet::row).toList(),
        sheet.totals(),
        sheet.checks());
  }

  private OwnerRow row(Row row) {
    return new OwnerRow(
        row.owner.id(),
        row.owner.name(),
        amount(row.opening),
        amount(row.account.contributions()),
        amount(row.account.expensesPaid()),
        amount(row.account.allocated()),
        amount(row.account.charges()),
        amount(row.balance()));
  }

  private ItemRow row(ItemMovement movement) {
    var item = movement.item();
    return new ItemRow(
        item.id(),
        item.paymentType(),
        item.allocationStrategy(),
        item.budgetedCost(),
        amount(movement.expenses()),
        amount(movement.allocated()));
  }

  private Totals totals() {
    var total = movements.total();
    return new Totals(
        amount(openings.sum()),
        amount(total.contributions()),
        amount(movements.expenses()),
        amount(total.expensesPaid()),
        amount(total.allocated()),
        amount(movements.unallocated()),
        amount(total.charges()),
        amount(totalBalance()));
  }

  private long totalBalance() {
    return MinorUnits.plus(openings.sum(), movements.total().movement());
  }

  private Checks checks() {
    return new Checks(expensesAreAccountedFor(), movementsSum() && balancesSum());
  }

  private boolean expensesAreAccountedFor() {
    long allocated = sum(row -> row.account.allocated());
    return MinorUnits.plus(allocated, movements.unallocated()) == movements.expenses();
  }

  private boolean movementsSum() {
    var total = movements.total();
    long moved = sum(row -> MinorUnits.minus(row.balance(), row.opening));
    return moved
        == MinorUnits.minus(
            MinorUnits.plus(total.contributions(), movements.unallocated()), total.charges());
  }

  private boolean balancesSum() {
    return sum(Row::balance) == totalBalance();
  }

  private long sum(ToLongFunction<Row> column) {
    return rows.stream().mapToLong(column).reduce(0, MinorUnits::plus);
  }

  private BigDecimal amount(long minor) {
    return new Money(minor, period.currency()).amount();
  }
}
