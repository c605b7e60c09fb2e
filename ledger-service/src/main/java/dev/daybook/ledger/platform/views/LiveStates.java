package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.LiveMessage;
import dev.daybook.projections.ViewPositions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is there now, and again whenever it has changed, be it only because a day has begun. Who
 * takes slowly is told the latest, and not what was in between.
 */
final class LiveStates {

  /** Stands for a thing that is not there, or not there any more. */
  private static final Object NOTHING = new Object();

  private record State(long position, Object value) {}

  private record Moment(long position, LocalDate day) {}

  private final ViewPositions positions;
  private final Today today;

  LiveStates(ViewPositions positions, Today today) {
    this.positions = positions;
    this.today = today;
  }

  /**
   * @param from what all the views have reached
   * @param name of the messages
   * @param read what is there at a position; empty for nothing, which is not told
   * @param content of it, by which it is seen to have changed
   */
  Flux<LiveMessage> messages(
      Call call,
      List<String> views,
      long from,
      String name,
      LongFunction<Mono<?>> read,
      UnaryOperator<Object> content) {
    return known(call, from, read)
        .flatMapMany(
            known ->
                Mono.justOrEmpty(known)
                    .concatWith(states(views, read))
                    .distinctUntilChanged(state -> content.apply(state.value))
                    .skip(known.isPresent() ? 1 : 0)
                    .filter(state -> state.value != NOTHING)
                    .map(state -> new LiveMessage(state.position, name, state.value)));
  }

  /**
   * What the reader has from before. Nobody knows if that was on another day, on which it may have
   * read differently, or in another log: a backup of this one has nothing at that position.
   */
  private Mono<Optional<State>> known(Call call, long from, LongFunction<Mono<?>> read) {
    var seen = call.lastEventId();
    if (seen == null) {
      return Mono.just(Optional.empty());
    }
    return today
        .at(seen)
        .filter(this::isToday)
        // Looked at again: a day may have begun while it was read.
        .flatMap(day -> state(Math.min(seen, from), read).filter(state -> isToday(day)))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private boolean isToday(LocalDate day) {
    return day.equals(today.now());
  }

  private Flux<State> states(List<String> views, LongFunction<Mono<?>> read) {
    return moments(views).concatMap(moment -> state(moment.position, read), 1);
  }

  /** Views advance one by one; the slowest says how far all of them are. */
  private Flux<Moment> moments(List<String> views) {
    var slowest =
        Flux.combineLatest(
            views.stream().map(positions::changes).toList(),
            each -> Arrays.stream(each).mapToLong(Long.class::cast).min().orElseThrow());
    return Flux.combineLatest(slowest, today.days(), Moment::new)
        .distinctUntilChanged()
        .onBackpressureLatest();
  }

  private static Mono<State> state(long position, LongFunction<Mono<?>> read) {
    return read.apply(position)
        .<Object>map(value -> value)
        .defaultIfEmpty(NOTHING)
        .map(value -> new State(position, value));
  }
}
