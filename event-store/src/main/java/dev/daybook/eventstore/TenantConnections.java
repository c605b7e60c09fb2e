package dev.daybook.eventstore;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.pool.PooledRefMetadata;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

/**
 * Lends connections that see one tenant's rows and no others: the session setting {@code
 * daybook.tenant}, which row-level security compares with, is the tenant's before any work begins.
 */
public final class TenantConnections {

  private static final Duration MAX_ACQUIRE_TIME = Duration.ofSeconds(10);
  private static final Duration MAX_IDLE_TIME = Duration.ofMinutes(10);
  private static final Duration EVICT_EVERY = Duration.ofSeconds(10);

  /**
   * As long as it is tried again after a lost connection, so that nobody hears of it where the
   * database is up; who asks a database that is down is told so after that, and a last pause.
   */
  private static final Duration TRIED_AGAIN_FOR = Duration.ofSeconds(2);

  /**
   * How long cancelled work may take to end; after that its connection is closed, and the work ends
   * with it.
   */
  private static final Duration LONGEST_UNTIL_QUIET = Duration.ofSeconds(10);

  /**
   * What is acknowledged is on this server's disk, even where the server does not wait for it by
   * default. Every other level waits for that, and is its operator's choice: whether standbys count
   * too. Set once for a connection, it holds whatever the server is told later.
   */
  private static final String WAIT_FOR_THE_DISK =
      """
      SELECT set_config('synchronous_commit', CASE level WHEN 'off' THEN 'on' ELSE level END, false)
      FROM current_setting('synchronous_commit') AS level
      """;

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
                // How often is decided here, and not for those who have waited in vain.
                .acquireRetry(0)
                .backgroundEvictionInterval(EVICT_EVERY)
                .customizer(pool -> pool.evictionPredicate(TenantConnections::isOver))
                .build()));
  }

  /** Asked in the background, and of each connection just before it is lent. */
  private static boolean isOver(Connection connection, PooledRefMetadata uses) {
    return uses.idleTime() >= MAX_IDLE_TIME.toMillis() || isLost(connection);
  }

  /** Known without a word to the server, and so at once. */
  private static boolean isLost(Connection connection) {
    return !Mono.from(connection.validate(ValidationDepth.LOCAL)).toFuture().getNow(false);
  }

  /**
   * Lends a connection for as long as the work is subscribed to, and takes it back however that
   * ends; whoever takes slowly what comes of it keeps the connection as long. Where a connection is
   * lost before the work has begun, it gets another one.
   *
   * @param tenant whose rows the work may see, or null for none (a role that may see every tenant's
   *     rows sees them regardless)
   */
  public <T> Flux<T> use(
      @Nullable String tenant, Function<Connection, ? extends Publisher<T>> work) {
    return Flux.deferContextual(
        context -> {
          Snapshot snapshot = snapshot(context, tenant);
          return snapshot == null ? lend(tenant, work) : work.apply(snapshot.connection);
        });
  }

  private <T> Flux<T> lend(
      @Nullable String tenant, Function<Connection, ? extends Publisher<T>> work) {
    return Flux.defer(
        () -> {
          AtomicBoolean begun = new AtomicBoolean();
          return Flux.usingWhen(
                  pool.create(),
                  connection ->
                      enter(connection, tenant == null ? "" : tenant)
                          .thenMany(
                              Flux.defer(
                                  () -> {
                                    begun.set(true);
                                    return work.apply(connection);
                                  })),
                  Connection::close,
                  (connection, fault) -> connection.close(),
                  TenantConnections::closeWhenQuiet)
              .retryWhen(whileLost(() -> !begun.get()));
        });
  }

  /**
   * What was cancelled may go on for a while on the server, and until it has ended the driver does
   * not know whether a transaction is open: it would not begin one for whoever is lent the
   * connection next, whose statements would then be committed one by one. So nobody is, before the
   * server has answered to something that was asked behind it.
   */
  private static Publisher<Void> closeWhenQuiet(Connection connection) {
    return Mono.from(connection.validate(ValidationDepth.REMOTE))
        .timeout(LONGEST_UNTIL_QUIET, Mono.just(false))
        .flatMap(quiet -> quiet ? Mono.empty() : Mono.from(lose(connection)))
        .then(Mono.defer(() -> Mono.from(connection.close())));
  }

  /** Ends the session: what is under way on it is undone, and nobody is lent it again. */
  public static Publisher<Void> lose(Connection connection) {
    return Mono.from(((Connection) physical(connection)).close()).onErrorComplete();
  }

  /**
   * What the work comes to, all of it in one transaction, which is committed when the work has
   * completed. Work that is cancelled loses its connection.
   */
  public <T> Mono<T> inTransaction(@Nullable String tenant, Function<Connection, Mono<T>> work) {
    return use(
            tenant,
            connection ->
                Mono.usingWhen(
                    Mono.just(connection),
                    begun ->
                        Mono.from(begun.beginTransaction())
                            .then(Mono.defer(() -> work.apply(begun))),
                    Connection::commitTransaction,
                    (begun, fault) -> begun.rollbackTransaction(),
                    // Not by a rollback: a statement that is being sent could come behind it, and
                    // be committed.
                    TenantConnections::lose))
        .singleOrEmpty();
  }

  /**
   * All that comes of a reading. The connection is lent no longer than the reading takes, however
   * late somebody asks for what came of it. Where a connection is lost meanwhile, it is read again
   * on another one, for nothing but reading may be done here.
   */
  public <T> Mono<List<T>> list(
      @Nullable String tenant, Function<Connection, ? extends Publisher<T>> reading) {
    return Mono.deferContextual(
        context ->
            // A list asks for its first element when it is asked for itself: until then the
            // connection would wait.
            use(tenant, reading)
                .onBackpressureBuffer()
                .collectList()
                .retryWhen(whileLost(() -> snapshot(context, tenant) == null)));
  }

  /**
   * What the reading comes to when everything that it asks of the tenant here is asked on one
   * connection, of the database as it stood at one moment. Nothing of it is asked again elsewhere
   * where that connection is lost.
   */
  public <T> Mono<T> inSnapshot(String tenant, Mono<T> reading) {
    return lend(
            tenant,
            connection ->
                Flux.usingWhen(
                    Mono.from(connection.beginTransaction(IsolationLevel.REPEATABLE_READ))
                        .thenReturn(connection),
                    begun ->
                        reading.contextWrite(
                            Context.of(Snapshot.class, new Snapshot(this, tenant, begun))),
                    Connection::commitTransaction,
                    (begun, fault) -> begun.rollbackTransaction(),
                    Connection::rollbackTransaction))
        .singleOrEmpty();
  }

  /**
   * Whether what is asked of the tenant here is asked in a snapshot, on a connection lent already.
   */
  public Mono<Boolean> isInSnapshot(String tenant) {
    return Mono.deferContextual(context -> Mono.just(snapshot(context, tenant) != null));
  }

  private record Snapshot(TenantConnections of, String tenant, Connection connection) {}

  private @Nullable Snapshot snapshot(ContextView context, @Nullable String tenant) {
    Snapshot snapshot = context.hasKey(Snapshot.class) ? context.get(Snapshot.class) : null;
    return snapshot != null && snapshot.of == this && snapshot.tenant.equals(tenant)
        ? snapshot
        : null;
  }

  /** Who has waited for a connection in vain has waited long enough. */
  private static Retry whileLost(BooleanSupplier mayBeDoneAgain) {
    long since = System.nanoTime();
    return Outage.retries(Long.MAX_VALUE, Schedulers.parallel())
        .filter(
            fault ->
                mayBeDoneAgain.getAsBoolean()
                    && Outage.is(fault)
                    && !(fault instanceof R2dbcTimeoutException)
                    && System.nanoTime() - since < TRIED_AGAIN_FOR.toNanos());
  }

  /** A connection outside the pool, for who keeps one; whoever asks for it closes it. */
  Mono<Connection> dedicated() {
    return Mono.from(factory.create());
  }

  /** One of those whose commits wait for the disk. */
  Mono<Connection> durable() {
    return dedicated()
        .flatMap(
            fresh ->
                Mono.from(fresh.createStatement(WAIT_FOR_THE_DISK).execute())
                    .flatMapMany(Result::getRowsUpdated)
                    .then(Mono.just(fresh))
                    .onErrorResume(
                        fault ->
                            Mono.from(fresh.close()).onErrorComplete().then(Mono.error(fault))));
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
