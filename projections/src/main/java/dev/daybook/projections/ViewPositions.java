package dev.daybook.projections;

import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * What this node knows about how far the log and each view are: at once what it posts itself,
 * within milliseconds what other nodes post, and within a second in any case.
 *
 * <p>It never claims more than is there: rows up to the position that it names can be read. Who
 * asks for a view that there is none of would wait for ever: that is a bug, and throws.
 */
public final class ViewPositions {

  private static final Logger LOG = LoggerFactory.getLogger(ViewPositions.class);

  /** Where the event store tells of each append; the payload is the head. */
  private static final String APPENDED = "daybook_event";

  /** Where nodes tell each other of what they posted; the payload is {@code view:position,…}. */
  private static final String POSTED = "daybook_view";

  /** How often it looks for itself, whatever it is told; this finds a dead connection too. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  /** What is posted within this time is told to other nodes in one go. */
  private static final Duration GATHER = Duration.ofMillis(5);

  private final TenantConnections connections;
  private final Watermark head = new Watermark();
  private final Map<String, Watermark> views;
  private final Map<String, Long> untold = new ConcurrentHashMap<>();
  private final Sinks.Many<Boolean> toTell = Sinks.many().multicast().directBestEffort();

  ViewPositions(TenantConnections connections, Collection<String> views) {
    this.connections = connections;
    this.views =
        views.stream().collect(Collectors.toUnmodifiableMap(view -> view, view -> new Watermark()));
  }

  /** The position that the view is known to have reached, 0 while nothing is known. */
  public long position(String view) {
    return watermark(view).position();
  }

  /** The view's position as soon as it is at least the one given; empty if that takes too long. */
  public Mono<Long> await(String view, long position, Duration longest) {
    return watermark(view).atLeast(position).timeout(longest, Mono.empty());
  }

  /** The view's position now, and whenever it has changed; a slow reader gets only the latest. */
  public Flux<Long> changes(String view) {
    return watermark(view).positions();
  }

  /** The last position of the log that this node knows of. */
  Watermark head() {
    return head;
  }

  /** This node has committed a batch. */
  void posted(String view, long position) {
    watermark(view).reach(position);
    untold.merge(view, position, Math::max);
    toTell.tryEmitNext(true);
  }

  /**
   * Keeps it up to date for as long as it is subscribed to. Never ends, outlives lost connections.
   */
  Mono<Void> run() {
    return Flux.merge(listenAndLook(), tell()).then();
  }

  private Flux<Void> listenAndLook() {
    return connections
        .use(null, connection -> listenAndLook(connection))
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
                .maxBackoff(LOOK)
                .transientErrors(true)
                .doBeforeRetry(
                    retry -> {
                      if (retry.totalRetriesInARow() == 0) {
                        LOG.warn(
                            "The positions of views are not followed: {}",
                            Faults.sentence(retry.failure()));
                      }
                    }));
  }

  private Flux<Void> listenAndLook(Connection connection) {
    var listening = Sql.update(connection, "listen " + APPENDED + "; listen " + POSTED);
    // What was known may be lost: a database that crashed forgets what views had last, not the log.
    var first =
        look(connection)
            .doOnNext(seen -> mark(seen.name).ifPresent(mark -> mark.set(seen.position)));
    var later =
        Mono.delay(LOOK)
            .thenMany(Flux.defer(() -> look(connection)))
            .doOnNext(seen -> mark(seen.name).ifPresent(mark -> mark.reach(seen.position)))
            .repeat();
    return listening
        .thenMany(first)
        .thenMany(Flux.merge(later, notifications(connection).doOnNext(this::hear)))
        .thenMany(Flux.empty());
  }

  private record Seen(String name, long position) {}

  private static Flux<Seen> look(Connection connection) {
    return Sql.query(connection, LOOK_UP, row -> new Seen(row.text("name"), row.number("position")))
        .timeout(LONGEST_LOOK);
  }

  private static final String LOOK_UP =
      """
      select view as name, position from daybook.view_state where place = 'SERVING'
      union all
      select '', daybook.head()
      """;

  private static Flux<Notification> notifications(Connection connection) {
    var physical = connection instanceof Wrapped<?> wrapped ? wrapped.unwrap() : connection;
    return ((PostgresqlConnection) physical).getNotifications();
  }

  private void hear(Notification notification) {
    var payload = notification.getParameter();
    if (payload == null) {
      return;
    }
    if (notification.getName().equals(APPENDED)) {
      head.reach(Long.parseLong(payload));
      return;
    }
    for (var told : payload.split(",")) {
      int colon = told.indexOf(':');
      var position = Long.parseLong(told.substring(colon + 1));
      mark(told.substring(0, colon)).ifPresent(mark -> mark.reach(position));
    }
  }

  private Flux<Void> tell() {
    return toTell
        .asFlux()
        .onBackpressureLatest()
        .concatMap(ignored -> Mono.delay(GATHER).then(Mono.defer(this::tellOthers)), 1);
  }

  /**
   * By itself and not in the batch's transaction: a commit that notifies locks out every other one.
   */
  private Mono<Void> tellOthers() {
    var telling = Map.copyOf(untold);
    telling.forEach(untold::remove);
    if (telling.isEmpty()) {
      return Mono.empty();
    }
    var payload =
        telling.entrySet().stream()
            .map(posted -> posted.getKey() + ":" + posted.getValue())
            .collect(Collectors.joining(","));
    return connections
        .use(null, c -> Sql.update(c, "select pg_notify($1, $2)", POSTED, payload))
        .then()
        // They look for themselves every second.
        .onErrorComplete();
  }

  /** Empty for what a node of another release posts. */
  private Optional<Watermark> mark(String seen) {
    return seen.isEmpty() ? Optional.of(head) : Optional.ofNullable(views.get(seen));
  }

  private Watermark watermark(String view) {
    var watermark = views.get(view);
    if (watermark == null) {
      throw new IllegalArgumentException("there is no view " + view);
    }
    return watermark;
  }
}
