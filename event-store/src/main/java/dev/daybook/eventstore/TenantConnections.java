package dev.daybook.eventstore;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lends connections that see one tenant's rows and no others: the session setting {@code
 * daybook.tenant}, which row-level security compares with, is the tenant's before any work begins.
 */
public final class TenantConnections {

  private static final Duration MAX_ACQUIRE_TIME = Duration.ofSeconds(10);
  private static final Duration MAX_IDLE_TIME = Duration.ofMinutes(10);

  private final ConnectionFactory factory;
  private final ConnectionPool pool;

  /** The tenant that a physical connection was last set to; absent while that is not sure. */
  private final Map<Object, String> tenantOf = Collections.synchronizedMap(new WeakHashMap<>());

  private TenantConnections(ConnectionFactory factory, ConnectionPool pool) {
    this.factory = factory;
    this.pool = pool;
  }

  /** At most so many connections; who wants one more waits for it, ten seconds at the longest. */
  public static TenantConnections pooled(ConnectionFactory factory, int maxConnections) {
    return new TenantConnections(
        factory,
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(maxConnections)
                .maxAcquireTime(MAX_ACQUIRE_TIME)
                .maxIdleTime(MAX_IDLE_TIME)
                .build()));
  }

  /**
   * Lends a connection for as long as the work is subscribed to, and takes it back however that
   * ends; whoever takes slowly what comes of it keeps the connection as long.
   *
   * @param tenant whose rows the work may see, or null for none (a role that may see every tenant's
   *     rows sees them regardless)
   */
  public <T> Flux<T> use(
      @Nullable String tenant, Function<Connection, ? extends Publisher<T>> work) {
    return Flux.usingWhen(
        pool.create(),
        connection ->
            enter(connection, tenant == null ? "" : tenant)
                .thenMany(Flux.defer(() -> work.apply(connection))),
        Connection::close);
  }

  /**
   * All that comes of the work. The connection is lent no longer than the work takes, however late
   * somebody asks for what came of it.
   */
  public <T> Mono<List<T>> list(
      @Nullable String tenant, Function<Connection, ? extends Publisher<T>> work) {
    // A list asks for its first element when it is asked for itself: until then the connection
    // would wait.
    return use(tenant, work).onBackpressureBuffer().collectList();
  }

  /** A connection outside the pool, for who keeps one; whoever asks for it closes it. */
  Mono<Connection> dedicated() {
    return Mono.from(factory.create());
  }

  /** Closes the pool; what is lent is closed when it comes back. */
  public Mono<Void> close() {
    return pool.disposeLater();
  }

  private Mono<Void> enter(Connection connection, String tenant) {
    return Mono.defer(
        () -> {
          Object physical = physical(connection);
          if (tenant.equals(tenantOf.get(physical))) {
            return Mono.empty();
          }
          // Forgotten first: if this is cancelled half-way, nobody knows what the session is set
          // to.
          tenantOf.remove(physical);
          return Flux.from(
                  connection
                      .createStatement("SELECT set_config('daybook.tenant', $1, false)")
                      .bind("$1", tenant)
                      .execute())
              .flatMap(Result::getRowsUpdated)
              .then(Mono.fromRunnable(() -> tenantOf.put(physical, tenant)));
        });
  }

  private static Object physical(Connection connection) {
    return connection instanceof Wrapped<?> wrapped
        ? Objects.requireNonNull(wrapped.unwrap())
        : connection;
  }
}
