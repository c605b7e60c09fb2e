package dev.daybook.contracts.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step in the history of an owner, as shown. */
public record OwnerStep(
    @Describe("The position of the event in the log.") long position,
    @Describe("When it was written down.") Instant at,
    @Describe("The id of the user who did it.") String actor,
    @Nullable @Describe("What that user is called today; null if there is none any more.")
        String actorName,
    Action action,
    @Nullable @Describe("How it read until then; null at the beginning.") Owner before,
    @Describe("How it read from then on.") Owner after) {

  public enum Action {
    REGISTERED,
    EDITED
  }

  public static OwnerStep of(Step<Owner> step, @Nullable String actorName) {
    return new OwnerStep(
        step.position(),
        step.at(),
        step.actor(),
        actorName,
        step.before() == null ? Action.REGISTERED : Action.EDITED,
        step.before(),
        requireNonNull(step.after()));
  }
}
