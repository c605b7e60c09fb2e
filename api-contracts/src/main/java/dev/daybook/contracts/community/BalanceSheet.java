package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** What every owner's account comes to in a period, and why. */
public record BalanceSheet(
    PeriodId periodId,
    String name,
    PeriodStatus status,
    Currency currency,
    @Describe("The position of the log that the sheet reflects.") long position,
    @Describe(
            "Whether an earlier period of the chain is open, so that the opening balances may still change.")
        boolean provisional,
    @Describe("Every owner, in the order of registration.") List<OwnerRow> owners,
    List<ItemRow> items,
    Totals totals,
    Checks checks) {

  /** The same sheet, as of another position. */
  public BalanceSheet reflecting(long position) {
    return new BalanceSheet(
        periodId, name, status, currency, position, provisional, owners, items, totals, checks);
  }

  /** An owner's row: opening, plus contributions and expenses paid, less allocated and charges. */
  public record OwnerRow(
      OwnerId ownerId,
      String ownerName,
      BigDecimal openingBalance,
      BigDecimal contributions,
      BigDecimal expensesPaid,
      BigDecimal allocated,
      BigDecimal charges,
      @Describe("Positive: the community owes the owner.") BigDecimal balance) {}

  /** A budget item's row. */
  public record ItemRow(
      BudgetItemId budgetItemId,
      String paymentType,
      AllocationStrategy allocationStrategy,
      BigDecimal budgetedCost,
      BigDecimal expenses,
      @Describe("What of them the owners bear; 0 while they can't be shared.")
          BigDecimal allocated) {}

  /** The sums. */
  public record Totals(
      BigDecimal openingBalance,
      BigDecimal contributions,
      BigDecimal expenses,
      BigDecimal expensesPaid,
      BigDecimal allocated,
      BigDecimal unallocated,
      BigDecimal charges,
      BigDecimal balance) {}

  /** What must be so, computed anew for every sheet. */
  public record Checks(
      @Describe("Allocated and unallocated are all of the expenses.")
          boolean allocatedPlusUnallocatedEqualsExpenses,
      @Describe(
              "The balances without their openings are contributions plus unallocated less charges, and the balances sum to the total.")
          boolean balancesSum) {}
}
