package dev.daybook.ledger.platform.eventlog;

import dev.daybook.eventstore.PostgresEventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/** Keeps the log tidy while the service runs; closes it after the web server's last answer. */
final class LogLifecycle implements SmartLifecycle {

  /**
   * Phases stop from the highest down: that of the web server is far above this one, and that of
   * the views lies between.
   */
  private static final int PHASE = 0;

  private final PostgresEventStore store;
  private final KeyPruning pruning;
  private volatile @Nullable Disposable running;

  LogLifecycle(PostgresEventStore store, KeyPruning pruning) {
    this.store = store;
    this.pruning = pruning;
  }

  @Override
  public void start() {
    running = pruning.rounds().subscribe();
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException("stopped with a callback");
  }

  @Override
  public void stop(Runnable stopped) {
    var pruned = running;
    if (pruned != null) {
      pruned.dispose();
    }
    running = null;
    store.close().doFinally(ended -> stopped.run()).subscribe();
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
