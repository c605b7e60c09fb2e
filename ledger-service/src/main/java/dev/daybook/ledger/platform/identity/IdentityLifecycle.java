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

  private final PasswordChanges changes;
  private final SignInHistory history;
  private volatile @Nullable Disposable running;

  IdentityLifecycle(PasswordChanges changes, SignInHistory history) {
    this.changes = changes;
    this.history = history;
  }

  @Override
  public void start() {
    running =
        Disposables.composite(
            rounds(
                    Duration.ZERO,
                    PasswordChanges.ASKED_EVERY,
                    changes.ask(),
                    "Whose password has changed can't be read; older tokens of theirs are taken")
                .subscribe(),
            rounds(
                    SignInHistory.PRUNED_EVERY,
                    SignInHistory.PRUNED_EVERY,
                    history.prune(),
                    "Old counts of failed sign-ins can't be deleted")
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
