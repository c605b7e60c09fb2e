package dev.daybook.eventstore;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Knows how far the log reaches: told by this node's own appends, by the database's notifications
 * about those of other nodes, and, should one get lost, by asking now and then.
 */
final class Tail {

  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

  private final Sinks.Many<Long> own = Sinks.many().multicast().directBestEffort();
  private final Flux<Long> heads;

  /**
   * @param connections opens the connection that listens
   * @param head asks how far the log reaches
   */
  Tail(Mono<Connection> connections, Mono<Long> head, Duration poll, Scheduler scheduler) {
    Flux<Long> told =
        Flux.usingWhen(connections, connection -> listen(connection, head), Connection::close)
            .retryWhen(
                Outage.retries(Long.MAX_VALUE)
                    .doBeforeRetry(
                        lost -> LOG.warn("Listening again after {}", lost.failure().toString())));
    Flux<Long> asked =
        Flux.interval(poll, scheduler)
            .onBackpressureDrop()
            .concatMap(tick -> head.onErrorComplete(Outage::is), 1);
    // One connection for all who follow, opened for the first and closed after the last.
    this.heads = Flux.merge(told, asked, own.asFlux()).publish().refCount(1);
  }

  /** The log reaches that far, for what this node knows. */
  void reached(long position) {
    // Best effort: who misses it hears of the next one, or asks.
    own.tryEmitNext(position);
  }

  /** Ever greater positions that the log has reached; a slow subscriber gets the newest. */
  Flux<Long> heads() {
    return Flux.defer(
        () -> {
          AtomicLong known = new AtomicLong();
          return heads
              .filter(head -> known.getAndAccumulate(head, Math::max) < head)
              .onBackpressureLatest();
        });
  }

  private static Flux<Long> listen(Connection connection, Mono<Long> head) {
    PostgresqlConnection session = (PostgresqlConnection) connection;
    Flux<Long> notified =
        session
            .getNotifications()
            .map(notification -> Long.parseLong(String.valueOf(notification.getParameter())));
    Mono<Void> listening =
        session
            .createStatement("LISTEN daybook_event")
            .execute()
            .flatMap(r -> r.getRowsUpdated())
            .then();
    return listening.thenMany(Flux.merge(head, notified));
  }
}
