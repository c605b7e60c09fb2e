package dev.daybook.eventstore;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.Objects;
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
  private static final String CHANNEL = "daybook_event";

  private final Sinks.Many<Long> own = Sinks.many().multicast().directBestEffort();
  private final Mono<Long> head;
  private final Flux<Long> news;

  /**
   * @param connections opens the connection that listens
   * @param head asks how far the log reaches
   */
  Tail(Mono<Connection> connections, Mono<Long> head, Duration poll, Scheduler scheduler) {
    this.head = head;
    Flux<Long> told =
        Flux.usingWhen(connections, this::listen, Connection::close)
            .retryWhen(
                Outage.retries(Long.MAX_VALUE, scheduler)
                    .doBeforeRetry(
                        lost -> LOG.warn("Listening again after: {}", lost.failure().toString())));
    Flux<Long> asked =
        Flux.interval(poll, scheduler)
            .onBackpressureDrop()
            .concatMap(tick -> head.onErrorComplete(Outage::is), 1);
    // One connection for all who follow: opened for the first of them, closed after the last.
    this.news = Flux.merge(told, asked, own.asFlux()).publish().refCount(1);
  }

  /** Says that the log reaches that far, for what this node knows. */
  void reached(long position) {
    // A signal may get lost here: whoever misses it hears of the next one, or asks.
    own.tryEmitNext(position);
  }

  /** Ever greater positions that the log has reached; a slow subscriber gets the newest. */
  Flux<Long> heads() {
    return increasing(news, head);
  }

  /** What is told of and what is asked for, without what is known already. */
  static Flux<Long> increasing(Flux<Long> news, Mono<Long> head) {
    return Flux.defer(
        () -> {
          AtomicLong known = new AtomicLong();
          // Subscribed before asked: nothing can happen in between that neither tells of.
          return Flux.merge(news, head)
              .filter(reached -> known.getAndAccumulate(reached, Math::max) < reached)
              .onBackpressureLatest();
        });
  }

  private Flux<Long> listen(Connection connection) {
    PostgresqlConnection session = (PostgresqlConnection) connection;
    Flux<Long> notified =
        session
            .getNotifications()
            .map(news -> Long.valueOf(Objects.requireNonNull(news.getParameter())))
            // A stream of notifications ends with its connection, and that is an outage to us.
            .concatWith(Mono.error(() -> new R2dbcNonTransientResourceException("not listening")));
    return session
        .createStatement("LISTEN " + CHANNEL)
        .execute()
        .flatMap(PostgresqlResult::getRowsUpdated)
        .thenMany(Flux.merge(notified, head));
  }
}
