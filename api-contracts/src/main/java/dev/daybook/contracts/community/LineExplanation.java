package dev.daybook.contracts.community;

import dev.daybook.contracts.community.OwnerStatement.Kind;
import dev.daybook.contracts.community.OwnerStatement.Line;
import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands behind a line of an owner's statement: who did what, when, by which command. */
public record LineExplanation(
    PeriodId periodId,
    OwnerId ownerId,
    Currency currency,
    Kind kind,
    UUID sourceId,
    @Describe("The position of the log that it reflects.") long position,
    @Describe("The lines: several if more than one property has a share of the same costs.")
        List<Line> lines,
    @Describe(
            "All events that the number follows from, in order, those that were overruled later"
                + " among them: the page of them that was asked for.")
        List<Cause> events) {

  /** An event behind a number. */
  public record Cause(
      long position,
      UUID id,
      @Describe("What happened.") String type,
      @Nullable @Describe("What it happened to, such as `contribution/0199…`.") String subject,
      @Describe("When it was recorded.") Instant at,
      @Nullable @Describe("The id of the user who did it.") String actor,
      @Nullable @Describe("What that user is called today; null if there is none any more.")
          String actorName,
      @Nullable @Describe("The command that came to it.") String command,
      @Nullable @Describe("What the caller called the whole of which the command was a part.")
          String correlationId,
      @Nullable @Describe("The id of the command that came to it.") String causationId,
      @Describe("What it is about, for people.") String text) {}
}
