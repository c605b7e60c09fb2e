package dev.daybook.projections;

import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The database as the runner sees it: connections that see every tenant, and own the views. */
final class RunnerDatabase {

  /**
   * The longest that anything may take which the runner asks in one go; whatever takes longer is
   * wrong.
   */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Duration LONGEST_SNAPSHOT = Duration.ofMinutes(30);

  private final TenantConnections connections;

  RunnerDatabase(TenantConnections connections) {
    this.connections = connections;
  }

  <T> Flux<T> use(Function<Connection, Flux<T>> work) {
    return connections.use(null, work::apply);
  }

  /** Does all of the work in one transaction, or none of it. */
  <T> Mono<T> inTransaction(Function<Connection, Mono<T>> work) {
    // singleOrEmpty, because next() would cancel, and so roll back, what has not committed yet.
    return connections.inTransaction(null, work).timeout(LONGEST);
  }

  /** The same, and all of it sees one state of the database; it may take its time. */
  <T> Mono<T> inSnapshot(Function<Connection, Mono<T>> work) {
    return connections
        .inTransaction(
            null,
            connection ->
                Sql.update(connection, "set transaction isolation level repeatable read")
                    .then(Mono.defer(() -> work.apply(connection))))
        .timeout(LONGEST_SNAPSHOT);
  }

  /** How many rows a statement touches, outside of a transaction. */
  Mono<Long> update(String sql, Object... parameters) {
    return use(connection -> Sql.update(connection, sql, parameters).flux()).singleOrEmpty();
  }

  <T> Flux<T> query(String sql, Function<Row, T> row, Object... parameters) {
    return use(connection -> Sql.query(connection, sql, row, parameters)).timeout(LONGEST);
  }
}
