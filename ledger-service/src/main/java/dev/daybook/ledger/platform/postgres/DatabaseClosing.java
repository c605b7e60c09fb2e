package dev.daybook.ledger.platform.postgres;

import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;

/**
 * Ends the work on the database after the last request has been answered and before anything is
 * taken apart: the batches under way are committed, then the connections are closed.
 */
final class DatabaseClosing implements SmartLifecycle {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Above 0 are what works with the database and stops before it: the web server, the views. */
  private static final int PHASE = 0;

  private static final Logger log = LoggerFactory.getLogger(DatabaseClosing.class);

  private final PostgresEventStore store;
  private final List<TenantConnections> pools;
  private volatile boolean running;

  DatabaseClosing(PostgresEventStore store, List<TenantConnections> pools) {
    this.store = store;
    this.pools = pools;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop(Runnable finished) {
    running = false;
    store
        .close()
        .thenMany(Flux.fromIterable(pools).concatMap(TenantConnections::close))
        .timeout(LIMIT)
        .doFinally(signal -> finished.run())
        .subscribe(
            nothing -> {},
            failed -> log.warn("The database was left in a hurry: {}", failed.toString()));
  }

  /** Spring calls the other one. */
  @Override
  public void stop() {
    stop(() -> {});
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
