package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.Id;
import dev.daybook.eventstore.EventStore;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Paths;
import dev.daybook.ledger.platform.http.PointInTime;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.projections.Entry;
import dev.daybook.projections.Listing;
import dev.daybook.projections.ViewPositions;
import dev.daybook.projections.Window;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads views at the position that a call asks about: every read is a reading of the past, even if
 * the past is a moment ago, so that an answer is exactly what its {@code Daybook-Position} says.
 */
public final class ViewReads {

  private static final int RETRY_AFTER_SECONDS = 1;
  private static final Duration MOST_FOR_A_WARNING = Duration.ofSeconds(1);

  private final ViewPositions positions;
  private final EventStore store;
  private final Today today;
  private final LiveStates states;

  public ViewReads(ViewPositions positions, EventStore store, Today today) {
    this.positions = positions;
    this.store = store;
    this.today = today;
    this.states = new LiveStates(positions, today);
  }

  /** Waits, bounded, until the view has got there, and then reads. */
  public Mono<Answer> at(Call call, String view, LongFunction<Mono<Answer>> read) {
    return at(call, List.of(view), read);
  }

  /** The same of several views, at one position that all of them have reached. */
  public Mono<Answer> at(Call call, List<String> views, LongFunction<Mono<Answer>> read) {
    return position(call, views).flatMap(at -> read.apply(at).map(answer -> answer.at(at)));
  }

  /**
   * A position that the view has reached: of the caller's own last write, unless that takes long.
   * What is read there decides nothing.
   */
  public Mono<Long> lately(Call call, String view) {
    return Mono.fromSupplier(() -> positions.position(view))
        .filter(known -> known >= call.minPosition())
        .switchIfEmpty(positions.await(view, call.minPosition(), MOST_FOR_A_WARNING))
        .switchIfEmpty(Mono.fromSupplier(() -> positions.position(view)));
  }

  private Mono<Long> position(Call call, List<String> views) {
    return Flux.fromIterable(views).concatMap(view -> position(call, view)).reduce(Math::min);
  }

  /**
   * One thing, with its version, or that it is not there; or live, how it reads from now on.
   *
   * @param noun what it is called, also as the name of messages
   */
  public <V> Mono<Answer> one(
      Call call, String view, String noun, Id id, LongFunction<Mono<Entry<V>>> read) {
    return one(call, view, noun, id, read, ViewReads::versioned);
  }

  /**
   * The same of something whose version is not all that tells how it reads.
   *
   * @param shown with what tells it
   */
  public <V> Mono<Answer> one(
      Call call,
      String view,
      String noun,
      Id id,
      LongFunction<Mono<Entry<V>>> read,
      Function<Entry<V>, Mono<Answer>> shown) {
    return at(
        call,
        view,
        at ->
            found(call, view, noun, read, shown, at)
                .switchIfEmpty(Mono.fromSupplier(() -> Answer.notFound(call, noun, id, at))));
  }

  /**
   * One thing that can be voided: it is not there any more then, but its history is.
   *
   * @param since tells the day since which it reads so, if somebody changed it before
   * @param history its steps, at an address of their own below its own
   */
  public <V> Mono<Answer> voidable(
      Call call,
      String view,
      String noun,
      Id id,
      LongFunction<Mono<Entry<V>>> read,
      Shown.@Nullable Since<V> since,
      LongFunction<? extends Flux<?>> history) {
    return at(
        call,
        view,
        at ->
            found(call, view, noun, read, found -> versioned(call, found, since), at)
                .switchIfEmpty(
                    Mono.defer(() -> history.apply(at).hasElements())
                        .map(
                            was ->
                                was
                                    ? voided(call, noun, id)
                                    : Answer.notFound(call, noun, id, at))));
  }

  private static Answer voided(Call call, String noun, Id id) {
    var path =
        Paths.BASE + call.operation().path().replaceFirst("\\{[a-z_]+}", id.value().toString());
    return Answer.notFound(
        "The %s %s was voided; see %s/history.".formatted(noun, id.value(), path));
  }

  private <V> Mono<Answer> found(
      Call call,
      String view,
      String noun,
      LongFunction<Mono<Entry<V>>> read,
      Function<Entry<V>, Mono<Answer>> shown,
      long at) {
    return read.apply(at)
        .flatMap(
            found ->
                call.wants() == Representation.LIVE
                    ? live(call, view, noun, then -> read.apply(then).map(Entry::value))
                    : shown.apply(found));
  }

  private static <V> Mono<Answer> versioned(Entry<V> found) {
    return Mono.just(Answer.ok(found.value()).version(found.changed()));
  }

  private <V> Mono<Answer> versioned(Call call, Entry<V> found, Shown.@Nullable Since<V> since) {
    return since == null
        ? versioned(found)
        : today
            .of(call)
            .mapNotNull(now -> since.day(found.value(), now))
            .filterWhen(day -> today.at(found.changed()).map(day::isAfter))
            .map(day -> Answer.ok(found.value()).version(found.changed(), day))
            .switchIfEmpty(versioned(found));
  }

  /** A part of a list, as it was at a position. */
  @FunctionalInterface
  public interface Part<V> {
    Mono<Listing<V>> at(long position, Window window);
  }

  /**
   * A list: a page of it, or all of it as lines, or live.
   *
   * @param view that it is read from, also the name of messages
   */
  public <V> Mono<Answer> list(
      Call call, String view, Part<V> part, LongFunction<Flux<Entry<V>>> all) {
    return switch (call.wants()) {
      case ENVELOPE -> at(call, view, at -> page(call, part, at));
      case LINES -> at(call, view, at -> Mono.just(Answer.lines(all.apply(at).map(Entry::value))));
      case LIVE -> livePage(call, List.of(view), view, at -> page(call, part, at));
    };
  }

  /** The page that was asked for. */
  public static <V> Mono<Answer> page(Call call, Part<V> part, long at) {
    return part.at(at, window(call))
        .map(listing -> Answer.page(call.page(), listing.values(), listing.total()));
  }

  /** The window that was asked for. */
  public static Window window(Call call) {
    return new Window(call.page().skip(), call.page().limit());
  }

  /**
   * What is there now, and again whenever it has changed, be it only because a day has begun.
   *
   * @param name of the messages
   * @param read what is there at a position; empty for nothing, which is not told
   */
  public Mono<Answer> live(Call call, String view, String name, LongFunction<Mono<?>> read) {
    return live(call, List.of(view), name, read);
  }

  /** The same of several views, at positions that all of them have reached. */
  public Mono<Answer> live(Call call, List<String> views, String name, LongFunction<Mono<?>> read) {
    return live(call, views, name, read, value -> value);
  }

  /**
   * The same of something that names the position it reflects.
   *
   * @param content of it, by which it is seen to have changed: everything but the position
   */
  public Mono<Answer> live(
      Call call,
      List<String> views,
      String name,
      LongFunction<Mono<?>> read,
      UnaryOperator<Object> content) {
    return position(call, views)
        .map(from -> Answer.live(states.messages(call, views, from, name, read, content)));
  }

  /**
   * The page of a list that was asked for, now and again whenever it or what the whole list comes
   * to has changed.
   */
  public Mono<Answer> livePage(
      Call call, List<String> views, String name, LongFunction<Mono<Answer>> page) {
    return live(call, views, name, at -> page.apply(at).map(Answer::content));
  }

  private Mono<Long> position(Call call, String view) {
    return switch (call.pointInTime()) {
      case PointInTime.Now now -> reached(call, view, call.minPosition());
      case PointInTime.AsOf(var time) ->
          store.positionAt(time).flatMap(at -> reached(call, view, at).thenReturn(at));
      case PointInTime.AtPosition(var at) -> position(call, view, at);
      case PointInTime.Continued(var at, _) -> position(call, view, at);
    };
  }

  private Mono<Long> position(Call call, String view, long at) {
    return known(view, at).then(reached(call, view, at)).thenReturn(at);
  }

  /** What is there already needs no patience, not even none. */
  private Mono<Long> reached(Call call, String view, long position) {
    return Mono.fromSupplier(() -> positions.position(view))
        .filter(known -> known >= position)
        .switchIfEmpty(positions.await(view, position, call.patience()))
        .switchIfEmpty(Mono.error(() -> behind(view, position).raise()));
  }

  private Mono<Void> known(String view, long position) {
    return 0 <= position && position <= positions.position(view)
        ? Mono.empty()
        : store
            .head()
            .filter(head -> position < 0 || position > head)
            .flatMap(head -> Mono.error(outside(head).raise()));
  }

  private static Problem behind(String view, long position) {
    return Problem.of(
            ErrorCodes.VIEW_BEHIND,
            "The view %s has not reached position %d yet; ask again.".formatted(view, position))
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }

  private static Problem outside(long head) {
    var message = "must be from 0 to %d, the newest position".formatted(head);
    return Problem.unacceptable(List.of(FaultCode.OUT_OF_RANGE.at("at_position", message)));
  }
}
