package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** An owner's balance in a period, with the lines that make it up. */
public record OwnerStatement(
    PeriodId periodId,
    Currency currency,
    @Describe("The position of the log that it reflects.") long position,
    @Describe(
            "Whether an earlier period of the chain is open, so that the opening balances"
                + " may still change.")
        boolean provisional,
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
        BigDecimal balance,
    @Describe(
            "All lines together sum to the balance; these are the page of them that was asked for.")
        List<Line> lines) {

  /** What a line is about. */
  public enum Kind {
    OPENING,
    CONTRIBUTION,
    EXPENSE_PAID,
    ALLOCATION,
    CHARGE
  }

  /** A part of the balance, and where it comes from. */
  public record Line(
      @Describe(
              "OPENING: the balance of the period before. ALLOCATION: a property's share of"
                  + " a budget item's expenses. The others are one entry each.")
          Kind kind,
      @Describe("What it adds to the balance: negative for ALLOCATION and CHARGE.")
          BigDecimal amount,
      @Describe("The entry, the budget item or the earlier period that it comes from.")
          UUID sourceId,
      @Describe("The position of the event that made it so.") long position,
      @Describe("What it is about, for people.") String text) {}
}
