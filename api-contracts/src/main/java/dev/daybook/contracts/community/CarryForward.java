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
    PeriodId periodId, Currency currency, long position, List<ChainedPeriod> periods) {

  /** A period of the chain. */
  public record ChainedPeriod(
      PeriodId periodId,
      String name,
      PeriodStatus status,
      boolean provisional,
      BigDecimal opening,
      BigDecimal movement,
      BigDecimal closing,
      List<OwnerMovement> owners,
      List<Restatement> restatements) {}

  /** An owner's account over a period. */
  public record OwnerMovement(
      OwnerId ownerId,
      String ownerName,
      BigDecimal opening,
      BigDecimal movement,
      BigDecimal closing) {}

  /** What was signed off was restated, because an earlier period was corrected. */
  public record Restatement(
      long position,
      Instant at,
      @Describe("The period that was corrected.") PeriodId cause,
      List<OwnerBalance> old,
      @JsonProperty("new") List<OwnerBalance> restated) {}
}
