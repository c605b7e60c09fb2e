package dev.daybook.ledger.platform.clock;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.clock.DatabaseClock.Answer;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the database's clock right while the service runs, and compares the node's own with it. A
 * node whose clock is wrong dates nothing wrongly, but somebody has to set it: what else runs there
 * believes it.
 */
final class ClockWatch implements SmartLifecycle, ReactiveHealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  static final String NOW = "SELECT clock_timestamp()";

  static final Duration MAX_DIFFERENCE = Duration.ofSeconds(5);

  /** The timer stands still while a machine sleeps, and nobody shall notice that for long. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Begins after the database's pools and ends before them. */
  private static final int PHASE = 0;

  private final TenantConnections connections;
  private final DatabaseClock database;
  private final NodeClock node;
  private final LongSupplier nanoTime;
  private volatile boolean told;
  private volatile @Nullable Disposable running;

  ClockWatch(
      TenantConnections connections,
      DatabaseClock database,
      NodeClock node,
      LongSupplier nanoTime) {
    this.connections = connections;
    this.database = database;
    this.node = node;
    this.nanoTime = nanoTime;
  }

  /**
   * Watches and never ends. That the database does not answer is said by its own part of health.
   */
  private Flux<Answer> rounds() {
    return Flux.interval(Duration.ZERO, EVERY)
        .onBackpressureDrop()
        .concatMap(round -> answer(), 1)
        .doOnNext(database::heard)
        .doOnNext(heard -> tell());
  }

  private Mono<Answer> answer() {
    return connections
        .use(null, this::ask)
        .next()
        .timeout(LIMIT)
        .onErrorResume(silent -> Mono.empty());
  }

  private Mono<Answer> ask(Connection connection) {
    return Mono.defer(
        () -> {
          long asked = nanoTime.getAsLong();
          return Flux.from(connection.createStatement(NOW).execute())
              .concatMap(
                  result ->
                      result.map(
                          (row, about) ->
                              new Answer(
                                  Objects.requireNonNull(row.get(0, Instant.class)),
                                  asked,
                                  nanoTime.getAsLong())))
              .single();
        });
  }

  /** Logs once when the node's clock is found wrong, and once when it has been set. */
  private void tell() {
    var fault = fault();
    if (fault != null && !told) {
      LOG.error(fault);
    }
    if (fault == null && told) {
      LOG.warn("The clock of this machine agrees with the database's again.");
    }
    told = fault != null;
  }

  private @Nullable String fault() {
    var ahead = Duration.between(database.instant(), node.clock().instant());
    return ahead.abs().compareTo(MAX_DIFFERENCE) <= 0
        ? null
        : "The clock of this machine differs from the database's by %s s (it is %s), which is more than %d s: it has to be set. Until then this node is not ready; it goes by the database's clock."
            .formatted(
                ahead.abs().toSeconds(),
                ahead.isNegative() ? "behind" : "ahead",
                MAX_DIFFERENCE.toSeconds());
  }

  @Override
  public Mono<Health> health() {
    return Mono.fromSupplier(
        () -> {
          var fault = fault();
          return fault == null
              ? Health.up().build()
              : Health.down().withDetail("reason", fault).build();
        });
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
