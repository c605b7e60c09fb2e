package dev.daybook.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * Who has the right of way: one decision of a tenant at a time, in the order of asking. Everything
 * belongs to one thread, {@code turn}'s.
 */
final class RightOfWay {

  /**
   * The most decisions of a tenant that wait for the right of way; each has it for 2 s at the
   * longest.
   */
  static final int LONGEST_LINE = 16;

  private final Scheduler turn;
  private final Runnable changed;

  /** For each tenant those who asked for the right of way, in order; the first of them has it. */
  private final Map<String, Deque<Asking>> asking = new HashMap<>();

  private boolean closed;

  private static final class Asking {
    private final String tenant;
    private final Duration longest;
    private final MonoSink<Reservation> caller;
    private final Reservation reservation;

    /** The timer that ends the right of way; null until there is one to end. */
    private @Nullable Disposable timer;

    Asking(
        String tenant,
        Boundary boundary,
        Duration longest,
        MonoSink<Reservation> caller,
        RightOfWay all) {
      this.tenant = tenant;
      this.longest = longest;
      this.caller = caller;
      this.reservation = new Reservation(tenant, boundary, () -> all.inTurn(() -> all.end(this)));
    }
  }

  /**
   * @param changed is run when somebody may have to wait no longer
   */
  RightOfWay(Scheduler turn, Runnable changed) {
    this.turn = turn;
    this.changed = changed;
  }

  Mono<Reservation> reserve(String tenant, Boundary boundary, Duration longest) {
    return Mono.create(
        caller -> {
          var one = new Asking(tenant, boundary, longest, caller, this);
          caller.onCancel(() -> inTurn(() -> end(one)));
          if (!inTurn(() -> ask(one))) {
            caller.error(new StoreClosed());
          }
        });
  }

  /** False if the store is closed, and with it every right of way. */
  private boolean inTurn(Runnable step) {
    try {
      turn.schedule(step);
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  /**
   * Ends every right of way, because where nobody can append any more, nobody needs to be waited
   * for. No timer may stay behind, because the end of the thread would wait for it.
   */
  void close() {
    closed = true;
    for (var others : asking.values()) {
      for (var one : others) {
        if (one.timer == null) {
          one.caller.error(new StoreClosed());
        } else {
          one.timer.dispose();
        }
      }
    }
    asking.clear();
  }

  /** Whose right of way the request has to respect, if anybody's. */
  @Nullable Reservation before(AppendRequest request) {
    var first = first(request.tenant());
    return first != null && first.reservation.holdsBack(request) ? first.reservation : null;
  }

  private void ask(Asking one) {
    if (closed) {
      one.caller.error(new StoreClosed());
      return;
    }
    var others = asking.computeIfAbsent(one.tenant, tenant -> new ArrayDeque<>());
    if (others.size() > LONGEST_LINE) {
      one.caller.success();
      return;
    }
    others.add(one);
    if (others.size() == 1) {
      grant(one);
    }
  }

  private void grant(Asking one) {
    one.timer = turn.schedule(() -> end(one), one.longest.toMillis(), TimeUnit.MILLISECONDS);
    one.caller.success(one.reservation);
  }

  private void end(Asking one) {
    var others = asking.get(one.tenant);
    if (others == null) {
      return;
    }
    if (one.timer != null) {
      one.timer.dispose();
    }
    var had = others.peek() == one;
    others.remove(one);
    if (others.isEmpty()) {
      asking.remove(one.tenant);
    } else if (had) {
      grant(others.element());
    }
    changed.run();
  }

  private @Nullable Asking first(String tenant) {
    var others = asking.get(tenant);
    return others == null ? null : others.peek();
  }
}
