package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a period's balance sheet reads otherwise at one position than at an earlier one. */
public record SheetDifference(
    PeriodId periodId,
    Currency currency,
    @Describe("The position of the earlier sheet.") long fromPosition,
    @Describe("The position of the later sheet.") long toPosition,
    @Describe("Every owner, in the order of registration.") List<Row> rows,
    @Describe(
            "What moved a balance in between, in order: its changes add up to those of the rows,"
                + " to the cent. If there are more than 500, each is a day.")
        List<Step> steps) {

  /** What became of an owner's balance. */
  public record Row(
      OwnerId ownerId,
      String ownerName,
      @Describe("The balance on the earlier sheet; 0 for who did not stand on it.")
          BigDecimal before,
      @Describe("The balance on the later sheet.") BigDecimal after,
      @Describe("After less before.") BigDecimal change) {}

  /** An event that moved a balance, or all of them on one day. */
  public record Step(
      @Nullable
          @Describe(
              "The event's. If only days went by, which change how properties count, that of the"
                  + " last event before; null if the step is a day.")
          Long position,
      @Nullable @Describe("What happened; null if only days went by.") String type,
      @Nullable
          @Describe("What it happened to, such as `contribution/0199…`; null if only days went by.")
          String subject,
      @Nullable @Describe("When it was recorded, or the day began; null if the step is a day.")
          Instant at,
      @Nullable @Describe("The id of the user who did it; null if only days went by.") String actor,
      @Nullable @Describe("What it is about, for people; null if the step is a day.") String text,
      @Nullable @Describe("The day, if there are more than 500 steps; null if this is one.")
          LocalDate day,
      @Nullable @Describe("How many events moved a balance that day; null if this is one.")
          Long events,
      @Describe("Whose balance it moved, and by how much.") List<Change> changes) {}

  /** By how much an owner's balance moved. */
  public record Change(OwnerId ownerId, BigDecimal amount) {}
}
