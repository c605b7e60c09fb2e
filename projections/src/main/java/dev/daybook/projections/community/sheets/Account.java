package dev.daybook.projections.community.sheets;

/** What moved on an owner's account in a period, in minor units. */
public record Account(long contributions, long expensesPaid, long allocated, long charges) {

  public static final Account EMPTY = new Account(0, 0, 0, 0);

  /** How much more the community owes the owner after the period than before. */
  public long movement() {
    return Math.subtractExact(
        Math.addExact(contributions, expensesPaid), Math.addExact(allocated, charges));
  }

  Account plus(Account other) {
    return new Account(
        Math.addExact(contributions, other.contributions),
        Math.addExact(expensesPaid, other.expensesPaid),
        Math.addExact(allocated, other.allocated),
        Math.addExact(charges, other.charges));
  }
}
