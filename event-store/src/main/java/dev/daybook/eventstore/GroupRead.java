package dev.daybook.eventstore;

import dev.daybook.eventstore.BoundarySql.Wanted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Sources boundaries in batches: while a read is under way the next one of its kind forms. A read
 * costs the driver and the server much the same however many boundaries it brings, and under load
 * that cost is most of a command's.
 *
 * <p>A reading never begins before it was asked for, so it sees all that was there by then.
 */
final class GroupRead {

  /** The most boundaries that share a read. */
  private static final int BATCH_BOUNDARIES = 64;

  /**
   * The most events that a shared read brings of each boundary; a larger boundary is read by
   * itself.
   */
  static final int BATCH_EVENTS = 256;

  private static final Duration BATCH_TIME = Duration.ofSeconds(30);

  private final LogReader reader;
  private final int queuedRequests;
  private final int batchEvents;

  /**
   * Those who wait for boundaries of a kind. A kind stands in the map for as long as it is being
   * read.
   */
  private final Map<BoundaryKind, Queue<Waiting>> lines = new HashMap<>();

  private static final class Waiting {
    private final Wanted wanted;
    private final MonoSink<Sourced> caller;
    private volatile boolean cancelled;

    private Waiting(Wanted wanted, MonoSink<Sourced> caller) {
      this.wanted = wanted;
      this.caller = caller;
    }
  }

  /**
   * Tells callers to read by themselves, because their boundary would spoil the batch, or the batch
   * would spoil theirs.
   */
  private static final class ReadAlone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ReadAlone() {
      super(null, null, false, false);
    }
  }

  /**
   * @param queuedRequests how many may wait for a read of their kind
   * @param boundaryEvents how many events a boundary may have that is read by itself
   */
  GroupRead(LogReader reader, int queuedRequests, int boundaryEvents) {
    this.reader = reader;
    this.queuedRequests = queuedRequests;
    this.batchEvents = Math.min(BATCH_EVENTS, boundaryEvents);
  }

  Mono<Sourced> source(String tenant, Boundary boundary, long after) {
    return Mono.defer(
        () -> {
          BoundaryKind kind = BoundaryKind.of(tenant, boundary);
          Wanted wanted = new Wanted(boundary, after);
          if (kind.isWide()) {
            return reader.source(kind, wanted);
          }
          return Mono.<Sourced>create(caller -> enqueue(kind, new Waiting(wanted, caller)))
              .onErrorResume(ReadAlone.class, alone -> reader.source(kind, wanted));
        });
  }

  private void enqueue(BoundaryKind kind, Waiting entry) {
    entry.caller.onCancel(() -> entry.cancelled = true);
    if (isFirst(kind, entry)) {
      read(kind, List.of(entry));
    }
  }

  /**
   * Whether nobody is reading this kind now; if somebody is, the entry waits until that reading is
   * over.
   */
  private boolean isFirst(BoundaryKind kind, Waiting entry) {
    boolean full;
    synchronized (lines) {
      Queue<Waiting> line = lines.get(kind);
      if (line == null) {
        lines.put(kind, new ArrayDeque<>());
        return true;
      }
      full = line.size() >= queuedRequests;
      if (!full) {
        line.add(entry);
      }
    }
    if (full) {
      entry.caller.error(new StoreOverloaded(queuedRequests));
    }
    return false;
  }

  private void read(BoundaryKind kind, List<Waiting> batch) {
    // A read belongs to many callers, and to none: it has a subscription of its own.
    reader
        .source(kind, batch.stream().map(entry -> entry.wanted).toList(), batchEvents + 1)
        .timeout(BATCH_TIME)
        .doOnNext(found -> deliver(batch, found))
        .doOnError(fault -> refuse(batch, fault))
        .onErrorComplete()
        .doFinally(ended -> next(kind))
        .subscribe();
  }

  private void next(BoundaryKind kind) {
    List<Waiting> batch = take(kind);
    if (!batch.isEmpty()) {
      read(kind, batch);
    }
  }

  private List<Waiting> take(BoundaryKind kind) {
    List<Waiting> batch = new ArrayList<>();
    synchronized (lines) {
      Queue<Waiting> line = lines.getOrDefault(kind, new ArrayDeque<>());
      while (batch.size() < BATCH_BOUNDARIES && !line.isEmpty()) {
        Waiting entry = line.remove();
        if (!entry.cancelled) {
          batch.add(entry);
        }
      }
      if (batch.isEmpty()) {
        lines.remove(kind);
      }
    }
    return batch;
  }

  private void deliver(List<Waiting> batch, List<Sourced> found) {
    for (int i = 0; i < batch.size(); i++) {
      MonoSink<Sourced> caller = batch.get(i).caller;
      if (found.get(i).events().size() > batchEvents) {
        caller.error(new ReadAlone());
      } else {
        caller.success(found.get(i));
      }
    }
  }

  private static void refuse(List<Waiting> batch, Throwable fault) {
    boolean another = batch.size() > 1 && !Outage.is(fault);
    batch.forEach(entry -> entry.caller.error(another ? new ReadAlone() : fault));
  }
}
