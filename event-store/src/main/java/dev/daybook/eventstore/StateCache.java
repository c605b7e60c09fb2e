package dev.daybook.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps what boundaries that grow without an end were folded into, so that a decision reads only
 * what came after. A cached state is never wrong, at most old: the events after it are always read,
 * and the condition of the append is checked against the position that they were read at.
 *
 * @param <S> the folded state; it must not be changed in place, because it is shared
 */
public final class StateCache<S> {

  private final EventStore store;
  private final S initial;
  private final BiFunction<S, StoredEvent, S> evolve;
  private final Map<Key, Folded<S>> newest;

  private record Key(String tenant, Boundary boundary) {}

  /**
   * A state, and the position of the log that it reflects: the {@code after} of a condition.
   *
   * @param <S> the state
   */
  public record Folded<S>(S state, long head) {}

  /**
   * @param maxStates how many are kept; the one that was not asked for the longest goes first
   */
  public StateCache(
      EventStore store, S initial, BiFunction<S, StoredEvent, S> evolve, int maxStates) {
    this.store = store;
    this.initial = initial;
    this.evolve = evolve;
    this.newest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Folded<S>> eldest) {
            return size() > maxStates;
          }
        };
  }

  /** The state of a boundary now. */
  public Mono<Folded<S>> fold(String tenant, Boundary boundary) {
    return Mono.defer(
            () -> {
              Folded<S> known = known(new Key(tenant, boundary));
              return known == null
                  ? read(tenant, boundary, new Folded<>(initial, 0))
                  : source(tenant, boundary, known);
            })
        .doOnNext(folded -> keep(new Key(tenant, boundary), folded));
  }

  /**
   * Folds on from a known state. What came after it is little, so that one round trip brings it.
   */
  private Mono<Folded<S>> source(String tenant, Boundary boundary, Folded<S> known) {
    return store
        .source(tenant, boundary, known.head())
        .map(
            sourced -> {
              S state = known.state();
              for (StoredEvent event : sourced.events()) {
                state = evolve.apply(state, event);
              }
              return new Folded<>(state, sourced.head());
            })
        .onErrorResume(BoundaryTooLarge.class, tooLarge -> read(tenant, boundary, known));
  }

  /**
   * Folds from the beginning, page by page, because the whole past may be more than fits in memory.
   */
  private Mono<Folded<S>> read(String tenant, Boundary boundary, Folded<S> known) {
    Selection unread = Selection.of(tenant, boundary).after(known.head());
    return store
        .head()
        .flatMap(
            head ->
                store
                    .read(unread.until(head))
                    .reduce(known.state(), evolve)
                    .map(state -> new Folded<>(state, head)));
  }

  private @Nullable Folded<S> known(Key key) {
    synchronized (newest) {
      return newest.get(key);
    }
  }

  private void keep(Key key, Folded<S> folded) {
    synchronized (newest) {
      newest.merge(key, folded, (old, now) -> old.head() > now.head() ? old : now);
    }
  }
}
