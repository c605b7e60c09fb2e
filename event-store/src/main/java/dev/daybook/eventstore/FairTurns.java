package dev.daybook.eventstore;

import io.r2dbc.spi.R2dbcTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Gives turns, so many at a time. Where more are wanted, tenants take turns: however many wait of
 * one, the first of another does not wait for more than one of them.
 */
final class FairTurns {

  private final int most;
  private final Duration longestWait;
  private int given;

  /** The tenant whose turn is next comes first; no line is empty. */
  private final LinkedHashMap<String, Deque<Waiting>> lines = new LinkedHashMap<>();

  /** Somebody's turn, until it is given back. */
  interface Turn {
    void end();
  }

  private static final class Waiting {
    private final MonoSink<Turn> caller;
    private @Nullable Disposable timer;
    private boolean hasTurn;
    private boolean isGone;

    private Waiting(MonoSink<Turn> caller) {
      this.caller = caller;
    }
  }

  FairTurns(int most, Duration longestWait) {
    this.most = most;
    this.longestWait = longestWait;
  }

  /** A turn, which whoever gets it ends; one that nobody gets any more ends by itself. */
  Mono<Turn> take(String tenant) {
    return Mono.create(caller -> queue(tenant, new Waiting(caller)));
  }

  private void queue(String tenant, Waiting one) {
    one.caller.onCancel(() -> leave(tenant, one));
    if (isTakenOrQueued(tenant, one)) {
      one.caller.success(this::end);
    }
  }

  private void giveUp(String tenant, Waiting one) {
    if (hasLeft(tenant, one)) {
      one.caller.error(new R2dbcTimeoutException("No connection was free in time"));
    }
  }

  /** Whether it has its turn; who has gone before they were heard has none, and waits for none. */
  private synchronized boolean isTakenOrQueued(String tenant, Waiting one) {
    if (one.isGone) {
      return false;
    }
    if (given < most) {
      given++;
      one.hasTurn = true;
      return true;
    }
    lines.computeIfAbsent(tenant, first -> new ArrayDeque<>()).addLast(one);
    one.timer =
        Schedulers.parallel()
            .schedule(() -> giveUp(tenant, one), longestWait.toMillis(), TimeUnit.MILLISECONDS);
    return false;
  }

  /** Told where a turn has not arrived: one that was given on the way is given on. */
  private void leave(String tenant, Waiting one) {
    if (!hasLeft(tenant, one) && one.hasTurn) {
      end();
    }
  }

  /** Whether it waited until now. */
  private synchronized boolean hasLeft(String tenant, Waiting one) {
    one.isGone = true;
    if (one.timer != null) {
      one.timer.dispose();
    }
    Deque<Waiting> line = lines.get(tenant);
    if (line == null || !line.remove(one)) {
      return false;
    }
    if (line.isEmpty()) {
      lines.remove(tenant);
    }
    return true;
  }

  private void end() {
    Waiting next = next();
    if (next != null) {
      next.caller.success(this::end);
    }
  }

  private synchronized @Nullable Waiting next() {
    if (lines.isEmpty()) {
      given--;
      return null;
    }
    String tenant = lines.firstEntry().getKey();
    Deque<Waiting> line = lines.firstEntry().getValue();
    Waiting next = line.removeFirst();
    next.hasTurn = true;
    if (next.timer != null) {
      next.timer.dispose();
    }
    if (line.isEmpty()) {
      lines.remove(tenant);
    } else {
      lines.putLast(tenant, line);
    }
    return next;
  }
}
