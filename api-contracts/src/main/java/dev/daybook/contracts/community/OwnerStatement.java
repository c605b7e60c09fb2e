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
    long position,
    boolean provisional,
    OwnerId ownerId,
    String ownerName,
    BigDecimal openingBalance,
    BigDecimal contributions,
    BigDecimal expensesPaid,
    BigDecimal allocated,
    BigDecimal charges,
    @Describe("Positive: the community owes the owner.") BigDecimal balance,
    @Describe("They sum to the balance.") List<Line> lines) {

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
      Kind kind,
      BigDecimal amount,
      @Describe("The entry, the budget item or the earlier period that it comes from.")
          UUID sourceId,
      @Describe("The position of the event that made it so.") long position,
      String text) {}
}
