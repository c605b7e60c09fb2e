package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the history of a budget item, as shown. */
public record BudgetItemStep(
    @Describe("The position of the event in the log.") long position,
    Instant at,
    @Describe("The id of the user who did it.") String actor,
    HistoryStep.Action action,
    @Nullable @Describe("How it read until then; null at the beginning.") BudgetItemView before,
    @Nullable @Describe("How it read from then on; null once voided.") BudgetItemView after) {

  public static BudgetItemStep of(HistoryStep<BudgetItemView> step) {
    return new BudgetItemStep(
        step.position(), step.at(), step.actor(), step.action(), step.before(), step.after());
  }
}
