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
    @Describe("Every owner, in the order of registration: the page of them that was asked for.")
        List<OwnerRow> owners,
    @Describe("Every budget item of the period, in the order of their adding.") List<ItemRow> items,
    Totals totals,
    Checks checks) {

  /** The same sheet, as of another position. */
  public BalanceSheet reflecting(long position) {
    return new BalanceSheet(
        periodId, name, status, currency, position, provisional, owners, items, totals, checks);
  }

  /** The same sheet, of whose owners only these are shown. */
  public BalanceSheet showing(List<OwnerRow> some) {
    return new BalanceSheet(
        periodId, name, status, currency, position, provisional, some, items, totals, checks);
  }

  /** An owner's row: opening, plus contributions and expenses paid, less allocated and charges. */
  public record OwnerRow(
      OwnerId ownerId,
      String ownerName,
      @Describe(
              "The balance that the period begins with: the one that the period before it"
                  + " closed with, or 0.")
          BigDecimal openingBalance,
      @Describe("What the owner paid in; it raises the balance.") BigDecimal contributions,
      @Describe("What the owner spent for everyone, out of pocket; it raises the balance.")
          BigDecimal expensesPaid,
      @Describe("The owner's shares of the expenses, as a positive amount; they lower the balance.")
          BigDecimal allocated,
      @Describe("What the owner alone is charged, as a positive amount; it lowers the balance.")
          BigDecimal charges,
      @Describe(
              "Opening balance + contributions + expenses paid - allocated - charges. Positive: the community owes the owner.")
          BigDecimal balance) {}

  /** A budget item's row. */
  public record ItemRow(
      BudgetItemId budgetItemId,
      String paymentType,
      AllocationStrategy allocationStrategy,
      @Describe("What its expenses were expected to come to; nothing is shared by it.")
          BigDecimal budgetedCost,
      @Describe("What the expenses that it shares come to.") BigDecimal expenses,
      @Describe("What of them the owners bear; 0 while they can't be shared.")
          BigDecimal allocated) {}

  /** The sums. */
  public record Totals(
      @Describe("The sum of the owners' opening balances.") BigDecimal openingBalance,
      @Describe("The sum of all contributions.") BigDecimal contributions,
      @Describe("All expenses of the period, allocated or not.") BigDecimal expenses,
      @Describe("What owners spent out of pocket: the same expenses, added up by who paid.")
          BigDecimal expensesPaid,
      @Describe("What of the expenses the owners bear.") BigDecimal allocated,
      @Describe(
              "What of the expenses the community bears, or nobody yet: of items with the"
                  + " strategy NONE, without a budget item, or not to be shared yet.")
          BigDecimal unallocated,
      @Describe("The sum of all charges, as a positive amount.") BigDecimal charges,
      @Describe(
              "The sum of the owners' balances. Positive: the community owes the owners, all in all.")
          BigDecimal balance) {}

  /** What must be so, computed anew for every sheet. */
  public record Checks(
      @Describe("Allocated and unallocated are all of the expenses.")
          boolean allocatedPlusUnallocatedEqualsExpenses,
      @Describe(
              "The balances without their openings are contributions plus unallocated less charges, and the balances sum to the total.")
          boolean balancesSum) {}
}
