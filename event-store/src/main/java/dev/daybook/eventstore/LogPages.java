package dev.daybook.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The log of a tenant for those who look at it from outside, page by page. A connection is lent for
 * a page and no longer, however slowly somebody reads.
 */
public final class LogPages {

  private static final int FIRST_EVENTS = 512;
  private static final int FEWEST_EVENTS = 16;
  private static final int MOST_EVENTS = 4_096;

  /** What a page of a long reading should come to, as far as the one before it tells. */
  private static final long CHARACTERS = 1 << 20;

  /**
   * Some events of a long reading.
   *
   * @param wanted how many it would have, if there were as many
   */
  private record Page(List<StoredEvent> events, int wanted) {

    boolean isLast(LogQuery query) {
      return events.size() < wanted || events.getLast().position() >= query.until();
    }

    /**
     * How many events the next page should have, so that it takes as much room as it may: one of
     * few lengths, because a page of another length is another statement.
     */
    int next() {
      long characters =
          events.stream()
              .mapToLong(event -> event.payload().length() + event.metadata().length())
              .sum();
      return Integer.highestOneBit(
          Math.clamp(
              CHARACTERS * events.size() / Math.max(1, characters), FEWEST_EVENTS, MOST_EVENTS));
    }
  }

  private final TenantConnections connections;
  private final PostgresEventStore store;

  /** Of each tenant whose log somebody has followed. */
  private final Map<String, SharedTail> tails = new ConcurrentHashMap<>();

  /**
   * @param connections that see one tenant's log
   * @param store knows how far it reaches
   */
  public LogPages(TenantConnections connections, PostgresEventStore store) {
    this.connections = connections;
    this.store = store;
  }

  /** The next events that are asked for, in order. */
  public Mono<List<StoredEvent>> page(LogQuery query, long skip, int limit) {
    if (query.after() >= query.until()) {
      return Mono.just(List.of());
    }
    return events(query.tenant(), LogSql.page(query, skip, limit));
  }

  /**
   * All events that are asked for, in order, in pages; at the most two are held at a time. Its end
   * must lie at or before the head.
   */
  public Flux<List<StoredEvent>> all(LogQuery query) {
    return page(query, FIRST_EVENTS)
        .expand(
            page ->
                page.isLast(query)
                    ? Mono.empty()
                    : page(query.after(page.events().getLast().position()), page.next()))
        .map(Page::events)
        .filter(events -> !events.isEmpty());
  }

  /**
   * All events that are asked for, and then those that come, without a seam; survives restarts of
   * the database and ends only when the store is closed. All who follow one tenant's log share what
   * is read of its end.
   */
  public Flux<StoredEvent> follow(LogQuery query) {
    return Flux.defer(
        () -> {
          SharedTail tail = tails.computeIfAbsent(query.tenant(), this::tail);
          AtomicLong reached = new AtomicLong(query.after());
          return tail.heads()
              .concatMap(head -> upTo(head, query, reached, tail), 0)
              .retryWhen(Outage.retries(Long.MAX_VALUE, Schedulers.parallel()));
        });
  }

  private SharedTail tail(String tenant) {
    return new SharedTail(tenant, this, store.heads(), store.head(), Schedulers.parallel());
  }

  /** Once the head is visible all before it is: what was not meant until there never will be. */
  private Flux<StoredEvent> upTo(long head, LogQuery query, AtomicLong reached, SharedTail tail) {
    LogQuery next = query.after(reached.get()).until(head);
    return tail.recent(next)
        .map(Flux::just)
        .orElseGet(() -> all(next))
        .concatMapIterable(page -> page, 1)
        .doOnNext(event -> reached.set(event.position()))
        .doOnComplete(() -> reached.accumulateAndGet(head, Math::max));
  }

  private Mono<Page> page(LogQuery query, int wanted) {
    return page(query, 0, wanted).map(events -> new Page(events, wanted));
  }

  /** How many events are asked for. */
  public Mono<Long> count(LogQuery query) {
    return query.after() >= query.until()
        ? Mono.just(0L)
        : number(query.tenant(), LogSql.count(query));
  }

  /** The position of the last event that is asked for; 0 if there is none. */
  public Mono<Long> last(LogQuery query) {
    return query.after() >= query.until()
        ? Mono.just(0L)
        : number(query.tenant(), LogSql.last(query));
  }

  /** The event of that id; empty if the tenant has none. */
  public Mono<StoredEvent> find(String tenant, UUID id) {
    return events(tenant, LogSql.find(tenant, id))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private Mono<List<StoredEvent>> events(String tenant, LogSql sql) {
    return connections.list(
        tenant,
        connection ->
            Mono.from(sql.on(connection).execute())
                .flatMapMany(result -> result.map(LogReader::event)));
  }

  private Mono<Long> number(String tenant, LogSql sql) {
    return connections
        .list(
            tenant,
            connection ->
                Mono.from(sql.on(connection).execute())
                    .flatMapMany(
                        result ->
                            result.map(row -> Objects.requireNonNull(row.get(0, Long.class)))))
        .map(List::getFirst);
  }
}
