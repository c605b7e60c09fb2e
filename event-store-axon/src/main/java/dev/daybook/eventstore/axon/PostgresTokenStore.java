package dev.daybook.eventstore.axon;

import static java.util.Objects.requireNonNull;

import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.WrappedToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToInitializeTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToRetrieveIdentifierException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Axon's tokens in the table {@code daybook.token}. A claim ends when it is released, or when the
 * database's clock says that it was not renewed in time; from then on its old owner changes
 * nothing, because every change asks for owner and mask. A stored token never goes back.
 */
public final class PostgresTokenStore implements TokenStore {

  private static final String CLAIM =
      """
      UPDATE daybook.token
      SET owner = $3, claimed_at = clock_timestamp(), released_by = NULL
      WHERE processor = $1 AND segment = $2 AND mask = coalesce($4, mask)
        AND (owner IS NULL OR owner = $3 OR claimed_at < clock_timestamp() - make_interval(secs => $5))
      RETURNING mask, token_type, token
      """;

  // A merged or replaying token may mean an earlier position than the plain one before it.
  private static final String STORE =
      """
      UPDATE daybook.token
      SET claimed_at = clock_timestamp(),
          token      = CASE WHEN $7 < position THEN token      ELSE $5 END,
          token_type = CASE WHEN $7 < position THEN token_type ELSE $6 END,
          position   = CASE WHEN $7 < position THEN position   ELSE $7 END
      WHERE processor = $1 AND segment = $2 AND owner = $3 AND mask = coalesce($4, mask)
      """;

  private static final String EXTEND =
      """
      UPDATE daybook.token SET claimed_at = clock_timestamp()
      WHERE processor = $1 AND segment = $2 AND owner = $3 AND mask = coalesce($4, mask)
      """;

  private static final String RELEASE =
      """
      UPDATE daybook.token SET owner = NULL, claimed_at = NULL, released_by = $3
      WHERE processor = $1 AND segment = $2 AND owner = $3 AND mask = coalesce($4, mask)
      """;

  // Axon's own split deletes the segment just after it has released it.
  private static final String DELETE =
      """
      DELETE FROM daybook.token
      WHERE processor = $1 AND segment = $2 AND mask = coalesce($4, mask)
        AND (owner = $3 OR owner IS NULL AND released_by = $3)
      """;

  private static final String INITIALIZE_ALL =
      """
      INSERT INTO daybook.token (processor, segment, mask, token, token_type, position)
      SELECT $1, s.segment, s.mask, $4, $5, $6 FROM unnest($2, $3) AS s(segment, mask)
      WHERE NOT EXISTS (SELECT FROM daybook.token WHERE processor = $1)
      """;

  private static final String INITIALIZE_ONE =
      """
      INSERT INTO daybook.token (processor, segment, mask, token, token_type, position)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  private static final String SEGMENTS =
      "SELECT segment, mask FROM daybook.token WHERE processor = $1 ORDER BY segment";

  private static final String SEGMENT =
      "SELECT segment, mask FROM daybook.token WHERE processor = $1 AND segment = $2";

  private static final String AVAILABLE =
      """
      SELECT segment, mask FROM daybook.token
      WHERE processor = $1
        AND (owner IS NULL OR owner = $2 OR claimed_at < clock_timestamp() - make_interval(secs => $3))
      ORDER BY segment
      """;

  private static final String IDENTIFIER = "SELECT identifier FROM daybook.token_storage";

  private final TenantConnections connections;
  private final Converter converter;
  private final String node;
  private final double claimSeconds;
  private final Scheduler callbacks;

  /** The masks of the segments when they were claimed: a segment may be split or merged since. */
  private final Map<Claim, Integer> masks = new ConcurrentHashMap<>();

  /** A store that completes its futures on virtual threads. */
  public PostgresTokenStore(
      TenantConnections connections, Converter converter, String node, Duration claimTimeout) {
    this(connections, converter, node, claimTimeout, Futures.virtualThreads());
  }

  /**
   * @param node who claims; no two running nodes may have the same name
   * @param claimTimeout after which others may take over a claim that was not renewed
   * @param callbacks runs what waits for this store, and may be blocked there
   */
  public PostgresTokenStore(
      TenantConnections connections,
      Converter converter,
      String node,
      Duration claimTimeout,
      Scheduler callbacks) {
    this.connections = connections;
    this.converter = converter;
    this.node = node;
    this.claimSeconds = claimTimeout.toMillis() / 1000.0;
    this.callbacks = callbacks;
  }

  @Override
  public CompletableFuture<List<Segment>> initializeTokenSegments(
      String processor,
      int segmentCount,
      @Nullable TrackingToken initialToken,
      @Nullable ProcessingContext context) {
    return future(
        () -> {
          List<Segment> segments = Segment.splitBalanced(Segment.ROOT_SEGMENT, segmentCount - 1);
          return changed(
                  INITIALIZE_ALL,
                  statement ->
                      withToken(
                          statement
                              .bind("$1", processor)
                              .bind("$2", each(segments, Segment::getSegmentId))
                              .bind("$3", each(segments, Segment::getMask)),
                          4,
                          initialToken))
              .onErrorMap(
                  R2dbcDataIntegrityViolationException.class,
                  taken -> new UnableToClaimTokenException(present(processor), taken))
              .flatMap(required(() -> new UnableToClaimTokenException(present(processor))))
              .thenReturn(segments);
        });
  }

  @Override
  public CompletableFuture<Void> initializeSegment(
      @Nullable TrackingToken token,
      String processor,
      Segment segment,
      @Nullable ProcessingContext context) {
    return future(
        () ->
            changed(
                    INITIALIZE_ONE,
                    statement ->
                        withToken(
                            statement
                                .bind("$1", processor)
                                .bind("$2", segment.getSegmentId())
                                .bind("$3", segment.getMask()),
                            4,
                            token))
                .onErrorMap(
                    R2dbcDataIntegrityViolationException.class,
                    taken -> new UnableToInitializeTokenException(present(processor), taken))
                .then());
  }

  @Override
  public CompletableFuture<Void> storeToken(
      @Nullable TrackingToken token,
      String processor,
      int segment,
      @Nullable ProcessingContext context) {
    return future(
        () ->
            changed(
                    STORE,
                    statement ->
                        withToken(claimed(statement, processor, segment, context), 5, token))
                .flatMap(required(() -> notOurs(processor, segment)))
                .then());
  }

  @Override
  public CompletableFuture<TrackingToken> fetchToken(
      String processor, int segment, @Nullable ProcessingContext context) {
    return claim(processor, segment, null);
  }

  @Override
  public CompletableFuture<TrackingToken> fetchToken(
      String processor, Segment segment, @Nullable ProcessingContext context) {
    return claim(processor, segment.getSegmentId(), segment.getMask());
  }

  @Override
  public CompletableFuture<Void> extendClaim(
      String processor, int segment, @Nullable ProcessingContext context) {
    return future(
        () ->
            changed(EXTEND, statement -> claimed(statement, processor, segment, context))
                .flatMap(required(() -> notOurs(processor, segment)))
                .then());
  }

  @Override
  public CompletableFuture<Void> releaseClaim(
      String processor, int segment, @Nullable ProcessingContext context) {
    return future(
        () ->
            changed(RELEASE, statement -> claimed(statement, processor, segment, context)).then());
  }

  @Override
  public CompletableFuture<Void> deleteToken(
      String processor, int segment, @Nullable ProcessingContext context) {
    return future(
        () ->
            changed(DELETE, statement -> claimed(statement, processor, segment, context))
                .flatMap(required(() -> notOurs(processor, segment)))
                .doOnNext(deleted -> masks.remove(new Claim(processor, segment)))
                .then());
  }

  @Override
  public CompletableFuture<Segment> fetchSegment(
      String processor, int segment, @Nullable ProcessingContext context) {
    return future(
        () ->
            rows(
                    SEGMENT,
                    statement -> statement.bind("$1", processor).bind("$2", segment),
                    PostgresTokenStore::segment)
                .next());
  }

  @Override
  public CompletableFuture<List<Segment>> fetchSegments(
      String processor, @Nullable ProcessingContext context) {
    return future(
        () ->
            rows(
                    SEGMENTS,
                    statement -> statement.bind("$1", processor),
                    PostgresTokenStore::segment)
                .collectList());
  }

  @Override
  public CompletableFuture<List<Segment>> fetchAvailableSegments(
      String processor, @Nullable ProcessingContext context) {
    return future(
        () ->
            rows(
                    AVAILABLE,
                    statement ->
                        statement.bind("$1", processor).bind("$2", node).bind("$3", claimSeconds),
                    PostgresTokenStore::segment)
                .collectList());
  }

  @Override
  public CompletableFuture<String> retrieveStorageIdentifier(@Nullable ProcessingContext context) {
    return future(
        () ->
            rows(IDENTIFIER, statement -> statement, row -> column(row, "identifier", UUID.class))
                .map(UUID::toString)
                .next()
                .onErrorMap(
                    fault -> new UnableToRetrieveIdentifierException("No identifier", fault)));
  }

  private CompletableFuture<TrackingToken> claim(
      String processor, int segment, @Nullable Integer mask) {
    return future(
        () ->
            rows(
                    CLAIM,
                    statement ->
                        statement
                            .bind("$1", processor)
                            .bind("$2", segment)
                            .bind("$3", node)
                            .bind("$4", nullable(mask, Integer.class))
                            .bind("$5", claimSeconds),
                    StoredToken::from)
                .next()
                .switchIfEmpty(Mono.error(() -> notOurs(processor, segment)))
                .doOnNext(stored -> masks.put(new Claim(processor, segment), stored.mask()))
                .mapNotNull(stored -> stored.decode(converter)));
  }

  /** Binds what every change of a claimed segment asks for: $1 to $4. */
  private Statement claimed(
      Statement statement, String processor, int segment, @Nullable ProcessingContext context) {
    return statement
        .bind("$1", processor)
        .bind("$2", segment)
        .bind("$3", node)
        .bind("$4", nullable(mask(processor, segment, context), Integer.class));
  }

  /** The mask that the caller works with, which need not be the stored one any more. */
  private @Nullable Integer mask(
      String processor, int segment, @Nullable ProcessingContext context) {
    Segment working = AppendResources.find(context, Segment.RESOURCE_KEY);
    return working != null && working.getSegmentId() == segment
        ? Integer.valueOf(working.getMask())
        : masks.get(new Claim(processor, segment));
  }

  /** Binds token, type and position from that parameter on. */
  private Statement withToken(Statement statement, int from, @Nullable TrackingToken token) {
    byte[] json = token == null ? null : converter.convert(token, byte[].class);
    return statement
        .bind("$" + from, nullable(json, byte[].class))
        .bind(
            "$" + (from + 1),
            nullable(token == null ? null : token.getClass().getName(), String.class))
        .bind("$" + (from + 2), nullable(plainPosition(token), Long.class));
  }

  private static @Nullable Long plainPosition(@Nullable TrackingToken token) {
    return token == null || token instanceof WrappedToken || token.position().isEmpty()
        ? null
        : Long.valueOf(token.position().getAsLong());
  }

  private Mono<Long> changed(String sql, Function<Statement, Statement> bind) {
    return results(sql, bind).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
  }

  private <T> Flux<T> rows(
      String sql, Function<Statement, Statement> bind, Function<Readable, T> read) {
    return results(sql, bind).concatMap(result -> result.map(read));
  }

  private Flux<Result> results(String sql, Function<Statement, Statement> bind) {
    return connections.use(
        null,
        connection -> Flux.<Result>from(bind.apply(connection.createStatement(sql)).execute()));
  }

  private <T> CompletableFuture<T> future(Supplier<Mono<T>> work) {
    return Futures.of(Mono.defer(work), callbacks);
  }

  private static Function<Long, Mono<Long>> required(Supplier<? extends Throwable> missing) {
    return rows -> rows == 0 ? Mono.error(missing) : Mono.just(rows);
  }

  private static Segment segment(Readable row) {
    return new Segment(column(row, "segment", Integer.class), column(row, "mask", Integer.class));
  }

  private static <T> T column(Readable row, String name, Class<T> type) {
    return requireNonNull(row.get(name, type), name);
  }

  private static Integer[] each(List<Segment> segments, Function<Segment, Integer> part) {
    return segments.stream().map(part).toArray(Integer[]::new);
  }

  private static <T> Parameter nullable(@Nullable T value, Class<T> type) {
    return value == null ? Parameters.in(type) : Parameters.in(value);
  }

  private static String present(String processor) {
    return "Segments of '%s' are already there".formatted(processor);
  }

  private UnableToClaimTokenException notOurs(String processor, int segment) {
    return new UnableToClaimTokenException(
        "Segment %d of '%s' is not there with this mask, or another node than '%s' works on it"
            .formatted(segment, processor, node));
  }

  private record Claim(String processor, int segment) {}

  private record StoredToken(int mask, @Nullable String type, byte @Nullable [] token) {

    static StoredToken from(Readable row) {
      return new StoredToken(
          column(row, "mask", Integer.class),
          row.get("token_type", String.class),
          row.get("token", byte[].class));
    }

    @Nullable TrackingToken decode(Converter converter) {
      if (type == null || token == null) {
        return null;
      }
      try {
        return converter.convert(token, Class.forName(type).asSubclass(TrackingToken.class));
      } catch (ClassNotFoundException unknown) {
        throw new IllegalStateException("No such type of token: " + type, unknown);
      }
    }
  }
}
