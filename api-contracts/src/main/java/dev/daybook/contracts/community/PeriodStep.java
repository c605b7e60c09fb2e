package dev.daybook.contracts.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the history of a period, as shown. */
public record PeriodStep(
    @Describe("The position of the event in the log.") long position,
    @Describe("When it was written down.") Instant at,
    @Describe("The id of the user who did it.") String actor,
    @Nullable @Describe("What that user is called today; null if there is none any more.")
        String actorName,
    @Describe(
            "RESTATED: the closing balances were restated; the period itself reads as before, and"
                + " the carry-forward shows the balances.")
        Action action,
    @Nullable @Describe("Why it was reopened; null in every other step.") String reason,
    @Nullable
        @Describe(
            "The period whose correction restated the closing balances; null in every other step.")
        PeriodId cause,
    @Nullable @Describe("How it read until then; null at the beginning.") Period before,
    @Describe("How it read from then on.") Period after) {

  public enum Action {
    OPENED,
    EDITED,
    CLOSED,
    REOPENED,
    RESTATED
  }

  /**
   * A period as it read from a step on, and what was said of the step.
   *
   * @param reason why it was reopened; null if it was not
   * @param cause the period that was corrected; null if no closing balances were restated
   */
  public record Version(Period period, @Nullable String reason, @Nullable PeriodId cause) {}

  public static PeriodStep of(Step<Version> step, @Nullable String actorName) {
    var after = requireNonNull(step.after());
    var before = step.before() == null ? null : step.before().period();
    return new PeriodStep(
        step.position(),
        step.at(),
        step.actor(),
        actorName,
        action(before, after),
        after.reason(),
        after.cause(),
        before,
        after.period());
  }

  private static Action action(@Nullable Period before, Version after) {
    if (before == null) {
      return Action.OPENED;
    }
    if (after.cause() != null) {
      return Action.RESTATED;
    }
    if (before.status() == after.period().status()) {
      return Action.EDITED;
    }
    return after.period().status() == PeriodStatus.CLOSED ? Action.CLOSED : Action.REOPENED;
  }
}
