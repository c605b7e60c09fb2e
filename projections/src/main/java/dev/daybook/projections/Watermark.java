package dev.daybook.projections;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A position that rises, and those who wait for it. */
final class Watermark {

  private final Sinks.Many<Long> sink = Sinks.many().replay().latestOrDefault(0L);
  private volatile long position;

  long position() {
    return position;
  }

  /** Raises the position; has no effect if it is as high already. */
  synchronized void reach(long reached) {
    if (reached > position) {
      set(reached);
    }
  }

  /** Sets the position, be it to a lower one, for when what was known turned out to be lost. */
  synchronized void set(long known) {
    position = known;
    sink.tryEmitNext(known);
  }

  /** The position now and whenever it has changed; a slow reader gets only the latest. */
  Flux<Long> positions() {
    // Hops, so that whoever raises the mark doesn't do the work of those who waited for it.
    return sink.asFlux()
        .onBackpressureLatest()
        .publishOn(Schedulers.parallel(), 1)
        .distinctUntilChanged();
  }

  /** The position as soon as it is at least that. */
  Mono<Long> atLeast(long wanted) {
    return Mono.defer(
        () -> {
          long known = position;
          return known >= wanted
              ? Mono.just(known)
              : positions().filter(reached -> reached >= wanted).next();
        });
  }
}
