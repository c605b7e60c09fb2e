package dev.daybook.eventstore;

import dev.daybook.eventstore.AppendCall.Finding;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Appends in batches: while one is under way the next one forms, so that the cost of a commit is
 * shared by all who wait for it. One that is large already is sent while another is under way: it
 * waits for the lock of appends inside the database, which so need not wait for it. Appends go over
 * connections of their own, so that they never queue behind reads. Tenants take turns, and none has
 * all of the room to wait in, so that one who writes a lot does not keep the others waiting.
 *
 * <p>Everything but the queue belongs to one thread, {@code turn}'s.
 */
final class GroupCommit {

  /**
   * So many batches are sent at a time: one that the database works on, and one that is there when
   * that is done.
   */
  private static final int BATCHES_UNDER_WAY = 2;

  private static final Duration CLOSE_TIME = Duration.ofSeconds(1);

  /**
   * So many requests are worth a batch of their own while another is under way. Fewer wait for its
   * end, and share a commit with those who come meanwhile.
   */
  private static final int REQUESTS_WORTH_SENDING_AHEAD = 32;

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /** How much a batch may hold, and how much may wait for one. */
  record Bounds(
      int queuedRequests,
      long queuedCharacters,
      int batchRequests,
      int batchEvents,
      int batchCharacters,
      Duration batchTime,
      int outageRetries) {

    /** A quarter of the room is for the others, however much one tenant writes. */
    int queuedOfOneTenant() {
      return queuedRequests - queuedRequests / 4;
    }
  }

  private static final class Waiting {
    private final AppendRequest request;
    private final long characters;
    private final MonoSink<Verdict> caller;
    private volatile boolean cancelled;

    /**
     * Whether the request may stand in the log already, because a connection was lost before its
     * outcome was known.
     */
    private boolean sentBefore;

    /** The right of way that has let the request pass, or lets it pass now. */
    private @Nullable Reservation letPass;

    private Waiting(AppendRequest request, long characters, MonoSink<Verdict> caller) {
      this.request = request;
      this.characters = characters;
      this.caller = caller;
    }
  }

  private final Mono<Connection> connections;
  private final Scheduler scheduler;
  private final Scheduler turn;
  private final Bounds bounds;
  private final LongConsumer appended;
  private final Runnable diskFull;

  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

  /** Entries that were taken out of the queue, but not sent yet. */
  private final TenantLines<Waiting> lines = new TenantLines<>();

  /** How many of these wait for who has the right of way. */
  private int heldBack;

  private final RightOfWay rightOfWay;
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicLong queuedCharacters = new AtomicLong();
  private final Map<String, Integer> queuedByTenant = new ConcurrentHashMap<>();
  private final AtomicInteger knocks = new AtomicInteger();
  private final Sinks.Empty<Void> drained = Sinks.empty();
  private volatile boolean closing;
  private int underWay;

  /** Connections that no batch uses. */
  private final Deque<Connection> idle = new ArrayDeque<>();

  /** Comes when the batch that was sent last is over. */
  private Mono<Void> lastIsOver = Mono.empty();

  /**
   * @param scheduler whose threads callers are answered on
   * @param turn the one thread that batches are formed and sent on
   * @param appended is told the last position of every batch
   * @param diskFull is told of every batch that finds the disk full
   */
  GroupCommit(
      Mono<Connection> connections,
      Scheduler scheduler,
      Scheduler turn,
      Bounds bounds,
      LongConsumer appended,
      Runnable diskFull) {
    this.connections = connections;
    this.scheduler = scheduler;
    this.turn = turn;
    this.bounds = bounds;
    this.appended = appended;
    this.diskFull = diskFull;
    this.rightOfWay = new RightOfWay(turn, this::sendNext);
  }

  Mono<Reservation> reserve(String tenant, Boundary boundary, Duration longest) {
    return rightOfWay.reserve(tenant, boundary, longest);
  }

  Mono<Verdict> append(AppendRequest request) {
    return Mono.defer(
        () ->
            closing
                ? Mono.error(new StoreClosed())
                : Mono.<Verdict>create(caller -> enqueue(request, caller)).publishOn(scheduler));
  }

  /** Refuses what comes from now on, finishes what is here, then closes the connections. */
  Mono<Void> close() {
    return Mono.defer(
        () -> {
          closing = true;
          knock();
          return drained.asMono();
        });
  }

  private void enqueue(AppendRequest request, MonoSink<Verdict> caller) {
    Waiting entry = new Waiting(request, characters(request), caller);
    // Counted before it looks whether the store is closing, so that closing waits for it.
    int waiting = queued.incrementAndGet();
    long characters = queuedCharacters.addAndGet(entry.characters);
    int ofTenant = queuedByTenant.merge(request.tenant(), 1, Integer::sum);
    RuntimeException refusal = refusal(request, waiting, ofTenant, characters);
    if (refusal == null) {
      caller.onCancel(() -> entry.cancelled = true);
      queue.add(entry);
    } else {
      leaveQueue(entry);
      caller.error(refusal);
    }
    knock();
  }

  private void leaveQueue(Waiting entry) {
    queued.decrementAndGet();
    queuedCharacters.addAndGet(-entry.characters);
    queuedByTenant.computeIfPresent(
        entry.request.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
  }

  private @Nullable RuntimeException refusal(
      AppendRequest request, int waiting, int ofTenant, long characters) {
    if (closing) {
      return new StoreClosed();
    }
    if (waiting > bounds.queuedRequests()
        || ofTenant > bounds.queuedOfOneTenant()
        || characters > bounds.queuedCharacters()) {
      return new StoreOverloaded(waiting - 1);
    }
    try {
      RequestCheck.check(request);
      return null;
    } catch (MalformedRequest malformed) {
      return malformed;
    }
  }

  private void knock() {
    if (knocks.getAndIncrement() == 0) {
      turn.schedule(this::answerKnocks);
    }
  }

  private void answerKnocks() {
    int heard;
    do {
      heard = knocks.get();
      sendNext();
    } while (knocks.addAndGet(-heard) != 0);
  }

  private void sendNext() {
    if (closing) {
      rightOfWay.close();
    }
    while (isWorthSending()) {
      List<Waiting> batch = nextBatch();
      if (batch.isEmpty()) {
        break;
      }
      underWay++;
      // The one subscription of the store's own: a batch belongs to many callers, and to none.
      commit(batch).subscribe(null, bug -> fail(batch, bug), this::batchDone);
    }
    if (closing && underWay == 0 && queued.get() == 0) {
      underWay++;
      Flux.fromIterable(idle).concatMap(this::close).subscribe(null, null, drained::tryEmitEmpty);
    }
  }

  private boolean isWorthSending() {
    return underWay == 0
        || underWay < BATCHES_UNDER_WAY && queued.get() - heldBack >= REQUESTS_WORTH_SENDING_AHEAD;
  }

  private void batchDone() {
    underWay--;
    sendNext();
  }

  private void fail(List<Waiting> batch, Throwable bug) {
    LOG.error("A batch ended in a bug", bug);
    batch.forEach(entry -> entry.caller.error(bug));
    batchDone();
  }

  private List<Waiting> nextBatch() {
    for (Waiting entry = queue.poll(); entry != null; entry = queue.poll()) {
      lines.add(entry.request.tenant(), entry);
    }
    Batch batch = new Batch();
    heldBack = lines.pass(entry -> !entry.cancelled && isHeldBack(entry), batch::take);
    return batch.entries;
  }

  /** One that forms. */
  private final class Batch {
    private final List<Waiting> entries = new ArrayList<>();
    private int events;
    private long characters;

    /** Whether there was room for the entry; there always is for the first. */
    private boolean take(Waiting entry) {
      if (entry.cancelled) {
        leaveQueue(entry);
        return true;
      }
      boolean full =
          entries.size() == bounds.batchRequests()
              || events + entry.request.events().size() > bounds.batchEvents()
              || characters + entry.characters > bounds.batchCharacters();
      if (full && !entries.isEmpty()) {
        return false;
      }
      events += entry.request.events().size();
      characters += entry.characters;
      leaveQueue(entry);
      entries.add(entry);
      return true;
    }
  }

  /**
   * An append lets one decision pass, and not all who wait for the right of way behind that one:
   * they may never end.
   */
  private boolean isHeldBack(Waiting entry) {
    Reservation before = rightOfWay.before(entry.request);
    if (before != null && entry.letPass == null) {
      entry.letPass = before;
    }
    return before != null && before == entry.letPass;
  }

  private static long characters(AppendRequest request) {
    long characters = request.once() == null ? 0 : request.once().answer().length();
    for (NewEvent event : request.events()) {
      characters += event.payload().length() + event.metadata().length();
    }
    return characters;
  }

  /** Ends without an error: every caller of the batch has been told, or nobody listens. */
  private Mono<Void> commit(List<Waiting> batch) {
    return attempt(batch)
        .retryWhen(Outage.retries(bounds.outageRetries(), turn).filter(GroupCommit::maySoonPass))
        .onErrorResume(fault -> refuse(batch, fault));
  }

  /**
   * A full disk is told at once: it may take hours, and who is told may go on with other things.
   */
  private static boolean maySoonPass(Throwable fault) {
    return Outage.is(fault) && !Outage.isDiskFull(fault);
  }

  private Mono<Void> attempt(List<Waiting> batch) {
    return Mono.defer(
        () -> {
          batch.removeIf(entry -> entry.cancelled);
          return batch.isEmpty() ? Mono.empty() : send(batch);
        });
  }

  private Mono<Void> send(List<Waiting> batch) {
    AppendCall call = new AppendCall(batch.stream().map(entry -> entry.request).toList());
    return connection()
        .flatMap(
            open ->
                inTime(call.on(open))
                    .publishOn(turn)
                    .doOnNext(findings -> idle.push(open))
                    .doOnError(
                        fault -> !Outage.isRefusal(fault),
                        unclear -> batch.forEach(entry -> entry.sentBefore = true))
                    .onErrorResume(fault -> leave(open, fault).then(Mono.error(fault))))
        .doOnNext(findings -> deliver(batch, findings))
        .then();
  }

  /** Its time begins when its turn has come: it is not to blame for what it waits behind. */
  private <T> Mono<T> inTime(Mono<T> call) {
    Sinks.Empty<Void> over = Sinks.empty();
    Mono<Void> before = lastIsOver;
    lastIsOver = over.asMono();
    return call.timeout(before.then(Mono.delay(bounds.batchTime(), turn)))
        .doFinally(end -> over.tryEmitEmpty());
  }

  /** A request that spoils its batch is found by halving; its neighbours do not suffer for it. */
  private Mono<Void> refuse(List<Waiting> batch, Throwable fault) {
    if (Outage.isDiskFull(fault)) {
      diskFull.run();
      batch.forEach(entry -> entry.caller.error(new DiskFull(fault)));
      return Mono.empty();
    }
    if (Outage.is(fault) || fault instanceof StoreUnavailable) {
      batch.forEach(entry -> entry.caller.error(new StoreUnavailable(fault)));
      return Mono.empty();
    }
    if (batch.size() == 1) {
      batch.getFirst().caller.error(fault);
      return Mono.empty();
    }
    int half = batch.size() / 2;
    return commit(new ArrayList<>(batch.subList(0, half)))
        .then(commit(new ArrayList<>(batch.subList(half, batch.size()))));
  }

  private void deliver(List<Waiting> batch, List<Finding> findings) {
    long head = 0;
    for (Finding finding : findings) {
      Waiting entry = batch.get(finding.request());
      try {
        Verdict verdict = finding.verdict(entry.sentBefore);
        entry.caller.success(verdict);
        head = Math.max(head, verdict instanceof Verdict.Appended done ? done.last() : 0);
      } catch (DuplicateEvent mistake) {
        entry.caller.error(mistake);
      }
    }
    appended.accept(head);
  }

  private Mono<Connection> connection() {
    Connection open = idle.poll();
    return open != null
        ? Mono.just(open)
        : connections
            .doOnError(fault -> LOG.warn("No connection for appends: {}", fault.toString()))
            .onErrorMap(StoreUnavailable::new)
            .publishOn(turn);
  }

  /** After a lost connection or a time limit nobody knows what the session is still doing. */
  private Mono<Void> leave(Connection open, Throwable fault) {
    if (!maySoonPass(fault)) {
      idle.push(open);
      return Mono.empty();
    }
    LOG.warn("A connection for appends was lost: {}", fault.toString());
    return close(open);
  }

  private Mono<Void> close(Connection open) {
    return Mono.from(open.close()).timeout(CLOSE_TIME, turn).onErrorComplete().publishOn(turn);
  }
}
