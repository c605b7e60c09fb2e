package dev.daybook.contracts.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * A chain of periods, from the first to the last: what each began with, what moved, and what it
 * closed with.
 */
public record CarryForward(
    @Describe("The period that was asked for.") PeriodId periodId,
    Currency currency,
    @Describe("The position of the log that it reflects.") long position,
    @Describe(
            "The chain, each period after the one that it continues: the page of it that was asked for.")
        List<ChainedPeriod> periods) {

  /** A period of the chain. */
  public record ChainedPeriod(
      PeriodId periodId,
      String name,
      PeriodStatus status,
      @Describe(
              "Whether an earlier period of the chain is open, so that the opening balances"
                  + " may still change.")
          boolean provisional,
      @Describe("The sum of the owners' opening balances; 0 in the first period.")
          BigDecimal opening,
      @Describe("What the period itself changed: closing less opening.") BigDecimal movement,
      @Describe(
              "The sum of the owners' balances at the end; running while the period is"
                  + " open. The next period opens with it.")
          BigDecimal closing,
      @Describe("Every owner, in the order of registration.") List<OwnerMovement> owners,
      @Describe("How its closing balances were restated, the oldest first.")
          List<Restatement> restatements) {}

  /** An owner's account over a period. */
  public record OwnerMovement(
      OwnerId ownerId,
      String ownerName,
      @Describe("The balance at first. Positive, as all balances: the community owes the owner.")
          BigDecimal opening,
      @Describe("Contributions and expenses paid, less allocated shares and charges.")
          BigDecimal movement,
      @Describe("Opening and movement together.") BigDecimal closing) {}

  /** What was signed off was restated, because an earlier period was corrected. */
  public record Restatement(
      @Describe("The position of the event in the log.") long position,
      Instant at,
      @Describe("The period that was corrected.") PeriodId cause,
      @Describe("The balances until then, of the owners whose balance became another one.")
          List<OwnerBalance> old,
      @JsonProperty("new") @Describe("The balances of the same owners from then on.")
          List<OwnerBalance> restated) {}
}
