package dev.daybook.contracts.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the history of a property, as shown. */
public record PropertyStep(
    @Describe("The position of the event in the log.") long position,
    @Describe("When it was written down.") Instant at,
    @Describe("The id of the user who did it.") String actor,
    @Nullable @Describe("What that user is called today; null if there is none any more.")
        String actorName,
    Action action,
    @Nullable @Describe("How it read until then, on the day of the step; null at the beginning.")
        PropertyRow before,
    @Describe("How it read from then on, on the day of the step.") PropertyRow after) {

  public enum Action {
    REGISTERED,
    EDITED
  }

  public static PropertyStep of(Step<PropertyRow> step, @Nullable String actorName) {
    return new PropertyStep(
        step.position(),
        step.at(),
        step.actor(),
        actorName,
        step.before() == null ? Action.REGISTERED : Action.EDITED,
        step.before(),
        requireNonNull(step.after()));
  }
}
