package dev.daybook.contracts;

import dev.daybook.contracts.schema.Describe;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One step in the history of a thing: who did what when, and how it read before and after. */
public record Step<T>(
    @Describe("The position of the event in the log.") long position,
    @Describe("When it was written down.") Instant at,
    @Describe("The id of the user who did it.") String actor,
    @Nullable @Describe("What that user is called today; null if there is none any more.")
        String actorName,
    Action action,
    @Nullable @Describe("How it read until then; null at the beginning.") T before,
    @Nullable @Describe("How it read from then on; null once voided.") T after) {

  public enum Action {
    RECORDED,
    EDITED,
    VOIDED
  }

  /** A step as views know it, in which nobody has a name. */
  public Step(
      long position,
      Instant at,
      String actor,
      Action action,
      @Nullable T before,
      @Nullable T after) {
    this(position, at, actor, null, action, before, after);
  }

  /** The same step, with the name that its user has today. */
  public Step<T> by(@Nullable String actorName) {
    return new Step<>(position, at, actor, actorName, action, before, after);
  }

  /** The same step, with the thing shown in another way. */
  public <R> Step<R> map(Function<T, R> shown) {
    return new Step<>(
        position,
        at,
        actor,
        actorName,
        action,
        before == null ? null : shown.apply(before),
        after == null ? null : shown.apply(after));
  }

  /** The type of the steps of such things, for what is published of it. */
  public static Type of(Class<?> thing) {
    return new StepOf(thing);
  }

  private record StepOf(Class<?> thing) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {thing};
    }

    @Override
    public Type getRawType() {
      return Step.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }
}
