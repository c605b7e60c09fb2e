package dev.daybook.ledger.platform.log;

import dev.daybook.eventstore.PostgresEventStore;
import org.springframework.context.SmartLifecycle;

/** Closes the log when the web server has answered its last request. */
final class LogLifecycle implements SmartLifecycle {

  /** Phases stop from the highest down: the web server's is far above, the views' is between. */
  private static final int PHASE = 0;

  private final PostgresEventStore store;
  private volatile boolean running;

  LogLifecycle(PostgresEventStore store) {
    this.store = store;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException("stopped with a callback");
  }

  @Override
  public void stop(Runnable stopped) {
    running = false;
    store.close().doFinally(ended -> stopped.run()).subscribe();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
