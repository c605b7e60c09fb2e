package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the history of an expense, as shown. */
public record ExpenseStep(
    @Describe("The position of the event in the log.") long position,
    Instant at,
    @Describe("The id of the user who did it.") String actor,
    HistoryStep.Action action,
    @Nullable @Describe("How it read until then; null at the beginning.") ExpenseView before,
    @Nullable @Describe("How it read from then on; null once voided.") ExpenseView after) {

  public static ExpenseStep of(HistoryStep<ExpenseView> step) {
    return new ExpenseStep(
        step.position(), step.at(), step.actor(), step.action(), step.before(), step.after());
  }
}
