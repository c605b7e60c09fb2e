package dev.daybook.projections;

import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;
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

  /**
   * Where nodes tell each other of what they posted; the payload is {@code generation:position,…}.
   * Which views a generation is of, everybody looks up: who doesn't know it yet looks at once.
   */
  private static final String POSTED = "daybook_view";

  /**
   * How often this node looks at the database, whatever it is told; looking finds a dead
   * connection, too.
   */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  /** What is posted within this time is told to other nodes in one go. */
  private static final Duration GATHER = Duration.ofMillis(5);

  private final TenantConnections connections;
  private final Watermark head = new Watermark();
  private final Map<String, Watermark> views;
  private final Map<Long, Long> untold = new ConcurrentHashMap<>();
  private final Sinks.Many<Boolean> toTell = Sinks.many().multicast().directBestEffort();
  private final Sinks.Many<Boolean> toLook = Sinks.many().multicast().directBestEffort();
  private final Standstill standstill = new Standstill(System::nanoTime);
  private volatile Map<Long, List<String>> generations = Map.of();

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

  /** The views that have got no further for ten seconds although the log has. */
  public List<String> standing() {
    return standstill.views();
  }

  /**
   * The first of the views that has not reached the position, as the caller's own connection sees
   * them; empty if all have. Asked at the end of a snapshot, it says so of all that was read in it:
   * a name is always that of the newest tables, of which the snapshot does not see every row if
   * they took the place of others after it was taken.
   */
  public static Mono<String> behind(
      TenantConnections connections, String tenant, Collection<String> views, long position) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    BEHIND,
                    row -> row.text("view"),
                    views.toArray(String[]::new),
                    position))
        .next();
  }

  private static final String BEHIND =
      """
      select wanted.view
        from unnest($1::text[]) as wanted (view)
        left join daybook.view_state s on s.view = wanted.view and s.place = 'SERVING'
        left join daybook.view_posting p on p.posting = s.posting
        left join pg_namespace tables on tables.nspname = wanted.view
       where coalesce(p.position, 0) < $2 or tables.oid is distinct from to_regnamespace(wanted.view)
       limit 1
      """;

  /** The last position of the log that this node knows of. */
  Watermark head() {
    return head;
  }

  /** This node has committed a batch. */
  void posted(Claim claim) {
    claim.tables().forEach(tables -> watermark(tables.view()).reach(claim.position()));
    untold.merge(claim.generation(), claim.position(), Math::max);
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
                            PostingFaults.sentence(retry.failure()));
                      }
                    }));
  }

  private Flux<Void> listenAndLook(Connection connection) {
    var listening = Sql.update(connection, "listen " + APPENDED + "; listen " + POSTED);
    // What was known may be of another database by now, a backup of this one for instance.
    var first = look(connection).doOnNext(seen -> note(seen, Watermark::set));
    var later =
        Mono.firstWithSignal(Mono.delay(LOOK), toLook.asFlux().next())
            .then(Mono.defer(() -> look(connection)))
            .doOnNext(seen -> note(seen, Watermark::reach))
            .repeat();
    return listening
        .then(first)
        .thenMany(Flux.merge(later, notifications(connection).doOnNext(this::hear)))
        .thenMany(Flux.empty());
  }

  /**
   * A view as it was seen last.
   *
   * @param generation of the posting that it belongs to
   * @param progress rises with each position that is posted to any of its tables
   * @param behind whether the log is ahead of it
   */
  record Seen(String view, long generation, long position, long progress, boolean behind) {}

  private record Look(long head, List<Seen> views) {}

  private static Mono<Look> look(Connection connection) {
    return Sql.query(connection, LOOK_UP, row -> Map.entry(row.number("head"), seen(row)))
        .collectList()
        .timeout(LONGEST_LOOK)
        .map(
            rows ->
                new Look(
                    rows.stream().mapToLong(Map.Entry::getKey).max().orElse(0),
                    rows.stream().map(Map.Entry::getValue).toList()));
  }

  private static Seen seen(Row row) {
    return new Seen(
        row.text("view"),
        row.number("generation"),
        row.number("position"),
        row.number("progress"),
        row.number("position") < row.number("head"));
  }

  private static final String LOOK_UP =
      """
      select s.view, p.generation, p.position, h.head, p.position + coalesce(np.position, 0) as progress
        from (select daybook.head() as head) h
       cross join daybook.view_state s
        join daybook.view_posting p on p.posting = s.posting
        left join daybook.view_state n on n.view = s.view and n.place = 'NEXT'
        left join daybook.view_posting np on np.posting = n.posting
       where s.place = 'SERVING'
      """;

  private void note(Look look, ObjLongConsumer<Watermark> how) {
    how.accept(head, look.head);
    look.views.forEach(seen -> mark(seen.view).ifPresent(mark -> how.accept(mark, seen.position)));
    generations =
        look.views.stream()
            .collect(
                Collectors.groupingBy(
                    Seen::generation, Collectors.mapping(Seen::view, Collectors.toList())));
    standstill.seen(look.views.stream().filter(seen -> views.containsKey(seen.view)).toList());
  }

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
      heard(Long.parseLong(told.substring(0, colon)), Long.parseLong(told.substring(colon + 1)));
    }
  }

  private void heard(long generation, long position) {
    var views = generations.get(generation);
    if (views == null) {
      toLook.tryEmitNext(true);
    } else {
      views.forEach(view -> mark(view).ifPresent(mark -> mark.reach(position)));
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
    return Optional.ofNullable(views.get(seen));
  }

  private Watermark watermark(String view) {
    var watermark = views.get(view);
    if (watermark == null) {
      throw new IllegalArgumentException("there is no view " + view);
    }
    return watermark;
  }
}
