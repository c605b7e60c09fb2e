package dev.daybook.contracts.community;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the history of an expense, as shown. */
public record ExpenseStep(
    @Describe("The position of the event in the log.") long position,
    @Describe("When it was written down.") Instant at,
    @Describe("The id of the user who did it.") String actor,
    @Nullable @Describe("What that user is called today; null if there is none any more.")
        String actorName,
    Step.Action action,
    @Nullable @Describe("How it read until then; null at the beginning.") ExpenseView before,
    @Nullable @Describe("How it read from then on; null once voided.") ExpenseView after) {

  public static ExpenseStep of(Step<ExpenseView> step, @Nullable String actorName) {
    return new ExpenseStep(
        step.position(),
        step.at(),
        step.actor(),
        actorName,
        step.action(),
        step.before(),
        step.after());
  }
}
