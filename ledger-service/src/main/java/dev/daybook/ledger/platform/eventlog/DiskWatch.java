package dev.daybook.ledger.platform.eventlog;

import dev.daybook.eventstore.PostgresEventStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Part of readiness: a service whose database has no room can't do what it is asked to. Who is sent
 * no commands any more notices no room either; so while the disk is full it is tried.
 */
final class DiskWatch implements SmartLifecycle, ReactiveHealthIndicator {

  static final Duration EVERY = Duration.ofSeconds(5);

  /** Ends before the log does, whose connections it borrows. */
  private static final int PHASE = 500;

  private final DiskRoom room;
  private final PostgresEventStore store;
  private final Scheduler timer;
  private volatile @Nullable Disposable running;

  DiskWatch(DiskRoom room, PostgresEventStore store, Scheduler timer) {
    this.room = room;
    this.store = store;
    this.timer = timer;
  }

  /** Never ends. That the database does not answer is said by its own part of health. */
  private Flux<Boolean> rounds() {
    return Flux.interval(EVERY, timer)
        .onBackpressureDrop()
        .filter(round -> room.isFull())
        .concatMap(round -> store.hasRoom().onErrorResume(silent -> Mono.empty()), 1)
        .doOnNext(this::heard);
  }

  private void heard(boolean enough) {
    if (enough) {
      room.enough();
    } else {
      room.full();
    }
  }

  @Override
  public Mono<Health> health() {
    return Mono.fromSupplier(
        () ->
            room.isFull()
                ? Health.down().withDetail("reason", "The disk of the database is full.").build()
                : Health.up().build());
  }

  @Override
  public void start() {
    running = rounds().subscribe();
  }

  @Override
  public void stop() {
    var rounds = running;
    if (rounds != null) {
      rounds.dispose();
    }
    running = null;
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
