package dev.daybook.ledger.platform.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** Fills the trees and checks the history while the service runs. */
final class AuditLifecycle implements SmartLifecycle {

  /** Stops after the web server, before the log. */
  private static final int PHASE = 1_000;

  /** The first check waits for so long, so that it does not run while everybody comes in. */
  private static final Duration FIRST_CHECK = Duration.ofSeconds(3);

  private final TreePosting posting;
  private final HistoryCheck check;
  private final Scheduler scheduler;
  private volatile @Nullable Disposable running;

  AuditLifecycle(TreePosting posting, HistoryCheck check, Scheduler scheduler) {
    this.posting = posting;
    this.check = check;
    this.scheduler = scheduler;
  }

  @Override
  public void start() {
    running =
        Disposables.composite(
            posting.rounds().subscribe(),
            check.rounds().delaySubscription(FIRST_CHECK, scheduler).subscribe());
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
