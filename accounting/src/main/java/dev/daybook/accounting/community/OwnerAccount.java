package dev.daybook.accounting.community;

import dev.daybook.contracts.MinorUnits;

/** What moved on an owner's account in a period, in minor units. */
public record OwnerAccount(long contributions, long expensesPaid, long allocated, long charges) {

  public static final OwnerAccount EMPTY = new OwnerAccount(0, 0, 0, 0);

  /** How much more the community owes the owner after the period than before. */
  public long movement() {
    return MinorUnits.minus(
        MinorUnits.plus(contributions, expensesPaid), MinorUnits.plus(allocated, charges));
  }

  OwnerAccount plus(OwnerAccount other) {
    return new OwnerAccount(
        MinorUnits.plus(contributions, other.contributions),
        MinorUnits.plus(expensesPaid, other.expensesPaid),
        MinorUnits.plus(allocated, other.allocated),
        MinorUnits.plus(charges, other.charges));
  }
}
