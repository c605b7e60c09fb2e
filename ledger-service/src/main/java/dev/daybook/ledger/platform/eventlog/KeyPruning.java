package dev.daybook.ledger.platform.eventlog;

import dev.daybook.eventstore.PostgresEventStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Forgets the keys of requests that nobody may repeat any more. Every node does so by itself: a key
 * that another one has just deleted is simply not there.
 */
final class KeyPruning {

  private static final Logger LOG = LoggerFactory.getLogger(KeyPruning.class);

  /**
   * By the database's clock. A day is promised to callers; the other one is for a database that was
   * moved to a server whose clock differs.
   */
  static final Duration KEPT = Duration.ofHours(48);

  /**
   * How long after a start the first pruning waits, so that it does not run while everybody who
   * waited for the start comes in.
   */
  static final Duration FIRST = Duration.ofMinutes(1);

  static final Duration EVERY = Duration.ofHours(1);

  private final PostgresEventStore store;
  private final Scheduler timer;
  private volatile boolean failing;

  KeyPruning(PostgresEventStore store, Scheduler timer) {
    this.store = store;
    this.timer = timer;
  }

  /**
   * Prunes again and again, and emits each time how many keys are gone. It never ends, whatever
   * fails.
   */
  Flux<Long> rounds() {
    return Flux.interval(FIRST, EVERY, timer).onBackpressureDrop().concatMap(round -> forget(), 1);
  }

  /**
   * Prunes once, and emits how many keys are gone; empty if that failed, so that the next round
   * tries again.
   */
  Mono<Long> forget() {
    return Mono.defer(() -> store.prune(KEPT))
        .doOnNext(gone -> failing = false)
        .onErrorResume(this::failed);
  }

  /** An outage of a day is one line, not one an hour. */
  private Mono<Long> failed(Throwable fault) {
    if (!failing) {
      LOG.warn(
          "Old idempotency keys can't be deleted, which is tried again every hour: {}",
          fault.toString());
    }
    failing = true;
    return Mono.empty();
  }
}
