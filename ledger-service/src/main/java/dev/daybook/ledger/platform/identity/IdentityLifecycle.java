package dev.daybook.ledger.platform.identity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What each node does again and again while it runs, so that who may come in stays true. */
final class IdentityLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityLifecycle.class);

  /** Phases stop from the highest down: the web server's is far above. */
  private static final int PHASE = 0;

  /** Work that takes longer than so many rounds is given up, and begun anew with the next one. */
  private static final int ROUNDS_AT_MOST = 5;

  private final AccessChanges changes;
  private final EndedAccess ended;
  private final SignInHistory history;
  private final Sessions sessions;
  private final IdentityWriting writing;
  private volatile @Nullable Disposable running;

  IdentityLifecycle(
      AccessChanges changes,
      EndedAccess ended,
      SignInHistory history,
      Sessions sessions,
      IdentityWriting writing) {
    this.changes = changes;
    this.ended = ended;
    this.history = history;
    this.sessions = sessions;
    this.writing = writing;
  }

  @Override
  public void start() {
    running =
        Disposables.composite(
            rounds(
                    Duration.ZERO,
                    AccessChanges.ASKED_EVERY,
                    changes.ask(),
                    "Whose password or roles have changed can't be read; older tokens are taken")
                .subscribe(),
            rounds(
                    Duration.ZERO,
                    EndedAccess.ASKED_EVERY,
                    ended.ask(),
                    "Who has signed out can't be read; their access tokens are taken")
                .subscribe(),
            rounds(
                    SignInHistory.PRUNED_EVERY,
                    SignInHistory.PRUNED_EVERY,
                    history.prune(),
                    "Old counts of failed sign-ins can't be deleted")
                .subscribe(),
            rounds(
                    Sessions.PRUNED_EVERY,
                    Sessions.PRUNED_EVERY,
                    sessions.prune(),
                    "Old sessions can't be deleted")
                .subscribe(),
            rounds(
                    IdentityWriting.PRUNED_EVERY,
                    IdentityWriting.PRUNED_EVERY,
                    writing.prune(),
                    "Old answers to repeated requests can't be deleted")
                .subscribe());
  }

  /** Never ends, whatever fails; an outage is one line in the log. */
  private static <T> Flux<T> rounds(Duration first, Duration every, Mono<T> work, String failure) {
    var failing = new AtomicBoolean();
    var round =
        work.timeout(every.multipliedBy(ROUNDS_AT_MOST))
            .doOnNext(done -> failing.set(false))
            .onErrorResume(
                fault -> {
                  if (!failing.getAndSet(true)) {
                    LOG.warn(
                        "{}, which is tried again every {}: {}", failure, every, fault.toString());
                  }
                  return Mono.empty();
                });
    return Flux.interval(first, every, Schedulers.parallel())
        .onBackpressureDrop()
        .concatMap(tick -> round, 1);
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
