package dev.daybook.contracts.community;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One step in the history of an entry: who did what when, and how it read before and after. */
public record HistoryStep<V>(
    long position, Instant at, String actor, Action action, @Nullable V before, @Nullable V after) {

  public enum Action {
    RECORDED,
    EDITED,
    VOIDED
  }

  /** The same step, of what is shown in another way. */
  public <R> HistoryStep<R> map(Function<V, R> shown) {
    return new HistoryStep<>(
        position,
        at,
        actor,
        action,
        before == null ? null : shown.apply(before),
        after == null ? null : shown.apply(after));
  }
}
