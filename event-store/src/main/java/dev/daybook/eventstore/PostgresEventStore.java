package dev.daybook.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The event store on one PostgreSQL database; any number of nodes may share it. */
public final class PostgresEventStore implements EventStore {

  private static final int DEFAULT_QUEUED_REQUESTS = 4_096;
  private static final long DEFAULT_QUEUED_CHARACTERS = 64L << 20;
  private static final int DEFAULT_BATCH_REQUESTS = 512;
  private static final int DEFAULT_BATCH_EVENTS = 4_096;
  private static final int DEFAULT_BATCH_CHARACTERS = 8 << 20;
  private static final Duration DEFAULT_BATCH_TIME = Duration.ofSeconds(30);
  private static final int DEFAULT_OUTAGE_RETRIES = 10;
  private static final int DEFAULT_PAGE_EVENTS = 500;
  private static final int DEFAULT_BOUNDARY_EVENTS = 10_000;
  private static final int PRUNED_AT_A_TIME = 10_000;
  private static final Duration CLOSE_TIME = Duration.ofSeconds(30);
  private static final Duration DEFAULT_POLL = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private final Scheduler turn;
  private final GroupCommit commits;
  private final LogReader reader;
  private final GroupRead reads;
  private final Tail tail;
  private final RoomProbe room;
  private final Sinks.Empty<Void> closed = Sinks.empty();
  private volatile boolean closing;

  private PostgresEventStore(Builder settings) {
    this.scheduler = Schedulers.newParallel("daybook-store", Schedulers.DEFAULT_POOL_SIZE, true);
    this.turn = Schedulers.newSingle("daybook-append", true);
    this.reader = new LogReader(settings.connections, settings.pageEvents, settings.boundaryEvents);
    this.reads = new GroupRead(reader, settings.queuedRequests, settings.boundaryEvents);
    this.tail = new Tail(settings.connections.dedicated(), reader.head(), settings.poll, scheduler);
    this.commits =
        new GroupCommit(
            settings.connections.durable(),
            scheduler,
            turn,
            settings.bounds(),
            tail::reached,
            settings.diskFull);
    this.room = new RoomProbe(settings.connections);
  }

  public static Builder builder(TenantConnections connections) {
    return new Builder(connections);
  }

  @Override
  public Mono<Verdict> append(AppendRequest request) {
    return commits.append(request);
  }

  @Override
  public Mono<Verdict> recall(String tenant, String caller, String key, String fingerprint) {
    return whileOpen(reader.recall(tenant, caller, key, fingerprint));
  }

  @Override
  public Mono<Sourced> source(String tenant, Boundary boundary, long after) {
    return whileOpen(reads.source(tenant, boundary, after));
  }

  @Override
  public Flux<StoredEvent> read(Selection selection) {
    Flux<StoredEvent> events =
        reader
            .head()
            .flatMapMany(head -> reader.read(selection.until(Math.min(head, selection.until()))))
            .publishOn(scheduler, 1);
    return Flux.defer(() -> closing ? Flux.error(new StoreClosed()) : events)
        .onErrorMap(RejectedExecutionException.class, gone -> new StoreClosed());
  }

  /** The threads of a closed store take no more work, not even to say so. */
  private <T> Mono<T> whileOpen(Mono<T> work) {
    return Mono.defer(() -> closing ? Mono.<T>error(new StoreClosed()) : work.publishOn(scheduler))
        .onErrorMap(RejectedExecutionException.class, gone -> new StoreClosed());
  }

  @Override
  public Flux<StoredEvent> follow(Selection selection) {
    if (selection.newest() > 0) {
      throw new IllegalArgumentException("What is followed has no newest events");
    }
    return Flux.defer(
            () -> {
              AtomicLong reached = new AtomicLong(selection.after());
              return tail.heads()
                  .publishOn(scheduler, 1)
                  .concatMap(head -> upTo(head, selection, reached), 0)
                  .retryWhen(Outage.retries(Long.MAX_VALUE, scheduler));
            })
        .takeUntilOther(closed.asMono());
  }

  /** Once the head is visible all before it is: what the selection did not match never will be. */
  private Flux<StoredEvent> upTo(long head, Selection selection, AtomicLong reached) {
    Selection next = selection.after(reached.get()).until(Math.min(head, selection.until()));
    return reader
        .read(next)
        .publishOn(scheduler, 1)
        .doOnNext(event -> reached.set(event.position()))
        .doOnComplete(() -> reached.accumulateAndGet(head, Math::max));
  }

  /**
   * Ever greater positions that the log has reached, from the one at subscription on; a slow
   * subscriber gets the newest. Survives restarts of the database and ends only when the store is
   * closed.
   */
  public Flux<Long> heads() {
    return tail.heads()
        .publishOn(scheduler, 1)
        .retryWhen(Outage.retries(Long.MAX_VALUE, scheduler))
        .takeUntilOther(closed.asMono());
  }

  @Override
  public Mono<Long> head() {
    return whileOpen(reader.head());
  }

  @Override
  public Mono<Reservation> reserve(String tenant, Boundary boundary, Duration longest) {
    return whileOpen(commits.reserve(tenant, boundary, longest));
  }

  @Override
  public Mono<Instant> timeOf(long position) {
    return whileOpen(reader.timeOf(position));
  }

  @Override
  public Mono<Long> positionAt(Instant time) {
    return whileOpen(reader.positionAt(time));
  }

  /**
   * Deletes keys of the clause "once" that are older than that by the database's clock, and says
   * how many. No node's own clock has a say: one that is days ahead would delete everybody's.
   */
  public Mono<Long> prune(Duration olderThan) {
    return whileOpen(
        reader
            .prune(olderThan, PRUNED_AT_A_TIME)
            .expand(
                gone ->
                    gone < PRUNED_AT_A_TIME
                        ? Mono.empty()
                        : reader.prune(olderThan, PRUNED_AT_A_TIME))
            .reduce(0L, Long::sum));
  }

  /**
   * Whether an append could be written now, or the disk is full: has the database write one and
   * take it back. For who was told of {@link DiskFull} and waits for its end.
   */
  public Mono<Boolean> hasRoom() {
    return whileOpen(room.hasRoom());
  }

  /**
   * Finishes the appends that are here, refuses with {@link StoreClosed} whatever is asked later,
   * completes what follows, and ends the store's own threads. The connections remain their owner's.
   */
  public Mono<Void> close() {
    return Mono.defer(
            () -> {
              closing = true;
              return commits.close();
            })
        // Ending a thread pool takes a lock, for which a thread of Reactor's may not wait.
        .publishOn(Schedulers.boundedElastic())
        .then(Mono.fromRunnable(closed::tryEmitEmpty))
        .then(Mono.defer(turn::disposeGracefully))
        .then(Mono.defer(scheduler::disposeGracefully))
        .timeout(CLOSE_TIME)
        .onErrorComplete()
        .doFinally(
            ignored -> {
              turn.dispose();
              scheduler.dispose();
            });
  }

  /** How much the store holds, waits and fetches; every limit has a default. */
  public static final class Builder {

    private final TenantConnections connections;
    private int queuedRequests = DEFAULT_QUEUED_REQUESTS;
    private long queuedCharacters = DEFAULT_QUEUED_CHARACTERS;
    private int batchRequests = DEFAULT_BATCH_REQUESTS;
    private int batchEvents = DEFAULT_BATCH_EVENTS;
    private int batchCharacters = DEFAULT_BATCH_CHARACTERS;
    private Duration batchTime = DEFAULT_BATCH_TIME;
    private int outageRetries = DEFAULT_OUTAGE_RETRIES;
    private int pageEvents = DEFAULT_PAGE_EVENTS;
    private int boundaryEvents = DEFAULT_BOUNDARY_EVENTS;
    private Duration poll = DEFAULT_POLL;
    private Runnable diskFull = () -> {};

    private Builder(TenantConnections connections) {
      this.connections = connections;
    }

    /** How many may wait for an append, or a read, before {@link StoreOverloaded} is said. */
    public Builder queuedRequests(int limit) {
      this.queuedRequests = limit;
      return this;
    }

    /** How much text may wait in all, whoever's it is. */
    public Builder queuedCharacters(long limit) {
      this.queuedCharacters = limit;
      return this;
    }

    /** How many appends share a commit, at the most. */
    public Builder batchRequests(int limit) {
      this.batchRequests = limit;
      return this;
    }

    /** How many events a commit writes at the most, unless a single request brings more. */
    public Builder batchEvents(int limit) {
      this.batchEvents = limit;
      return this;
    }

    /** How much text a commit writes at the most, unless a single request brings more. */
    public Builder batchCharacters(int limit) {
      this.batchCharacters = limit;
      return this;
    }

    /** After how long a batch counts as lost and is sent again on another connection. */
    public Builder batchTime(Duration limit) {
      this.batchTime = limit;
      return this;
    }

    /** How often a batch is sent again before its requests fail; ten times are some 11 seconds. */
    public Builder outageRetries(int limit) {
      this.outageRetries = limit;
      return this;
    }

    /** How many events a long read fetches at a time. */
    public Builder pageEvents(int events) {
      this.pageEvents = events;
      return this;
    }

    /** How many events {@link EventStore#source} loads before it refuses the boundary. */
    public Builder boundaryEvents(int limit) {
      this.boundaryEvents = limit;
      return this;
    }

    /** How often who follows asks for news that no notification told of. */
    public Builder poll(Duration every) {
      this.poll = every;
      return this;
    }

    /** Is told whenever an append finds the disk of the database full. Must not block. */
    public Builder diskFull(Runnable told) {
      this.diskFull = told;
      return this;
    }

    public PostgresEventStore build() {
      return new PostgresEventStore(this);
    }

    private GroupCommit.Bounds bounds() {
      return new GroupCommit.Bounds(
          queuedRequests,
          queuedCharacters,
          batchRequests,
          batchEvents,
          batchCharacters,
          batchTime,
          outageRetries);
    }
  }
}
