package dev.daybook.ledger.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The answers that last: how many a caller may read at a time, that they end when the caller has to
 * sign in again, and that all of them are told when the service stops, before it waits for its
 * requests to end.
 */
final class LiveStreams implements SmartLifecycle {

  private record Reader(String tenant, String user) {}

  /** Whoever signs out is read to no longer than this, and what else it takes to be known. */
  static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(3);

  private static final Reader ANYBODY = new Reader("", "");

  private final int maxPerCaller;
  private final Duration comment;
  private final Duration retry;
  private final Clock clock;
  private final Supplier<Callers> callers;
  private final Disposable.Swap looking = Disposables.swap();
  private final Map<Reader, Integer> counts = new ConcurrentHashMap<>();
  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  /**
   * @param callers know who may still come in, and are only there after this
   */
  LiveStreams(HttpSettings settings, Clock clock, Supplier<Callers> callers) {
    this.clock = clock;
    this.callers = callers;
    this.maxPerCaller = settings.maxStreamsPerCaller();
    this.comment = Duration.ofMillis(settings.liveCommentMillis());
    this.retry = Duration.ofMillis(settings.liveRetryMillis());
  }

  /** The rows, unless the caller reads as many streams as one may. */
  <T> Flux<T> counted(Call call, Flux<T> rows) {
    var caller = call.callerIfAny();
    var reader = caller == null ? ANYBODY : new Reader(caller.tenant(), caller.user());
    return Flux.defer(
        () -> {
          if (counts.merge(reader, 1, Integer::sum) > maxPerCaller) {
            release(reader);
            return Flux.error(tooMany().raise());
          }
          return rows.doFinally(end -> release(reader));
        });
  }

  private void release(Reader reader) {
    counts.computeIfPresent(reader, (r, count) -> count == 1 ? null : count - 1);
  }

  private Problem tooMany() {
    return Problem.of(
            ErrorCodes.TOO_MANY_STREAMS,
            "A caller reads at most %d streams at a time.".formatted(maxPerCaller))
        .retryAfterSeconds(retry.toSeconds() + 1);
  }

  /**
   * The messages as they are written, with all that keeps a live answer alive and bounded.
   *
   * @param hangUp closes the connection
   */
  Flux<byte[]> frames(Call call, Flux<LiveMessage> messages, Runnable hangUp) {
    return counted(
        call,
        Flux.create(
            reader -> start(new LiveStream(reader, hangUp, call), reader, messages, allowed(call)),
            OverflowStrategy.BUFFER));
  }

  /** Until the token that the request came with would be refused. */
  private Duration allowed(Call call) {
    var caller = call.callerIfAny();
    return Duration.between(clock.instant(), caller == null ? Instant.MAX : caller.goodUntil());
  }

  private void start(
      LiveStream stream, FluxSink<byte[]> reader, Flux<LiveMessage> messages, Duration allowed) {
    open.add(stream);
    Disposable forget = () -> open.remove(stream);
    reader.onDispose(
        Disposables.composite(stream.start(messages, comment, retry, allowed), forget));
    if (!running) {
      stream.end(StreamEnd.SHUTTING_DOWN);
    }
  }

  int openStreams() {
    return open.size();
  }

  /** Ends what is read by somebody who has signed out meanwhile, or may do other things now. */
  private void look() {
    var known = callers.get();
    for (var stream : open) {
      var caller = stream.caller();
      if (caller != null) {
        known.ended(caller).ifPresent(stream::end);
      }
    }
  }

  @Override
  public void start() {
    running = true;
    looking.update(
        Flux.interval(LOOKED_AT_EVERY, Schedulers.parallel())
            .onBackpressureDrop()
            // Who can't be asked about now is asked about the next time.
            .concatMap(tick -> Mono.fromRunnable(this::look).onErrorComplete())
            .subscribe());
  }

  @Override
  public void stop() {
    running = false;
    looking.update(Disposables.disposed());
    open.forEach(stream -> stream.end(StreamEnd.SHUTTING_DOWN));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stopped first: the server then waits for requests to end, and these would not end. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE;
  }
}
