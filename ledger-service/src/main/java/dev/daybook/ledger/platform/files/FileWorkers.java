package dev.daybook.ledger.platform.files;

import dev.daybook.ledger.platform.files.WaitingFiles.Claimed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Work on files that wait, whatever node they came to. A tenant's files are worked on one after the
 * other, and one that takes long lets those of other tenants go first from time to time: nobody
 * waits for somebody else's million rows.
 */
public final class FileWorkers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FileWorkers.class);

  /** Others may have left something undone. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Others must know for longer that nobody else is to work on it. */
  private static final Duration KEEP_EVERY = Duration.ofSeconds(1);

  /** Long, because whoever goes on with a file reads it from its beginning. */
  private static final int TURN_SECONDS = 60;

  /** So many files are worked on at a time, each by itself. */
  private static final int AT_ONCE = 2;

  /** Stops after the web server, before the views. */
  private static final int PHASE = 2_000;

  private final WaitingFiles files;
  private final FileWork work;
  private final int turnSeconds;
  private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();
  private volatile boolean failing;
  private volatile @Nullable Disposable running;

  public FileWorkers(WaitingFiles files, FileWork work) {
    this(files, work, TURN_SECONDS);
  }

  FileWorkers(WaitingFiles files, FileWork work, int turnSeconds) {
    this.files = files;
    this.work = work;
    this.turnSeconds = turnSeconds;
  }

  /** There is something to do. */
  public void wake() {
    wakes.tryEmitNext(true);
  }

  @Override
  public void start() {
    running = Flux.range(0, AT_ONCE).flatMap(worker -> look(), AT_ONCE).subscribe();
  }

  private Flux<Void> look() {
    return Flux.merge(Flux.interval(LOOK_EVERY), wakes.asFlux())
        .onBackpressureLatest()
        .concatMap(look -> next(), 1);
  }

  private Mono<Void> next() {
    return files
        .claim()
        .flatMap(file -> kept(file).thenReturn(true))
        .defaultIfEmpty(false)
        .repeat()
        .takeWhile(found -> found)
        .then()
        .doOnSuccess(nothingLeft -> failing = false)
        .onErrorResume(this::failed);
  }

  /** Works on it, and keeps others from it meanwhile. */
  private Mono<Void> kept(Claimed file) {
    var othersWait = new AtomicBoolean();
    var keeping =
        Flux.interval(KEEP_EVERY)
            .onBackpressureDrop()
            .concatMap(second -> keep(file, second).doOnNext(othersWait::set), 1)
            .map(kept -> false);
    return Flux.merge(turn(file, othersWait).thenReturn(true), keeping)
        .takeUntil(isOver -> isOver)
        .then();
  }

  private Mono<Boolean> keep(Claimed file, long second) {
    return files.keep(file).then(second < turnSeconds ? Mono.just(false) : files.isAnyWaiting());
  }

  private Mono<Void> turn(Claimed file, AtomicBoolean othersWait) {
    return work.steps(file)
        .takeUntil(step -> othersWait.get())
        .count()
        .flatMap(steps -> othersWait.get() ? files.giveBack(file) : files.done(file, steps > 0));
  }

  /** An outage of a day is one line, not one a second. */
  private Mono<Void> failed(Throwable fault) {
    if (!failing) {
      LOG.warn("Files stand still, and are gone on with later: {}", fault.toString());
    }
    failing = true;
    return Mono.empty();
  }

  @Override
  public void stop() {
    var stopped = running;
    if (stopped != null) {
      stopped.dispose();
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
