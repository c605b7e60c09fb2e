package dev.daybook.projections.community.balances;

import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.Expense;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry adds, in minor units.
 *
 * @param cost what an expense is for, as {@link About} says it; null for other entries
 */
record Amount(UUID period, UUID owner, Kind kind, @Nullable String cost, long minor) {

  enum Kind {
    CONTRIBUTION,
    EXPENSE,
    CHARGE
  }

  static Amount of(Contribution contribution) {
    return new Amount(
        contribution.periodId().value(),
        contribution.ownerId().value(),
        Kind.CONTRIBUTION,
        null,
        contribution.money().minor());
  }

  static Amount of(Expense expense) {
    return new Amount(
        expense.periodId().value(),
        expense.paidBy().value(),
        Kind.EXPENSE,
        cost(expense),
        expense.money().minor());
  }

  static Amount of(Charge charge) {
    return new Amount(
        charge.periodId().value(),
        charge.ownerId().value(),
        Kind.CHARGE,
        null,
        charge.money().minor());
  }

  /**
   * What the expense is for: the item that it names, if it names one, and else its payment type.
   */
  private static String cost(Expense expense) {
    var item = expense.budgetItemId();
    return item == null ? About.paymentType(expense.paymentType()) : About.item(item);
  }

  Sums sums() {
    var amount = BigInteger.valueOf(minor);
    return switch (kind) {
      case CONTRIBUTION -> new Sums(amount, BigInteger.ZERO, BigInteger.ZERO);
      case EXPENSE -> new Sums(BigInteger.ZERO, amount, BigInteger.ZERO);
      case CHARGE -> new Sums(BigInteger.ZERO, BigInteger.ZERO, amount);
    };
  }
}
