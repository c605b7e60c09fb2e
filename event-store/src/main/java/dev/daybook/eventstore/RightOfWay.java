package dev.daybook.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * Who has the right of way: one decision of a tenant at a time, in the order of asking. Everything
 * belongs to one thread, {@code turn}'s.
 */
final class RightOfWay {

  private final Scheduler turn;
  private final Runnable changed;

  /** For each tenant who asked, in order; the first has it. */
  private final Map<String, Deque<Asking>> asking = new HashMap<>();

  private static final class Asking {
    private final String tenant;
    private final Duration longest;
    private final MonoSink<Reservation> caller;
    private final Reservation reservation;

    Asking(
        String tenant,
        Boundary boundary,
        Duration longest,
        MonoSink<Reservation> caller,
        RightOfWay all) {
      this.tenant = tenant;
      this.longest = longest;
      this.caller = caller;
      this.reservation =
          new Reservation(tenant, boundary, () -> all.turn.schedule(() -> all.end(this)));
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
          caller.onCancel(() -> turn.schedule(() -> end(one)));
          turn.schedule(() -> ask(one));
        });
  }

  boolean holdsBack(AppendRequest request) {
    var first = first(request.tenant());
    return first != null && first.reservation.holdsBack(request);
  }

  private void ask(Asking one) {
    var others = asking.computeIfAbsent(one.tenant, tenant -> new ArrayDeque<>());
    others.add(one);
    if (others.size() == 1) {
      grant(one);
    }
  }

  private void grant(Asking one) {
    turn.schedule(() -> end(one), one.longest.toMillis(), TimeUnit.MILLISECONDS);
    one.caller.success(one.reservation);
  }

  private void end(Asking one) {
    var others = asking.get(one.tenant);
    if (others == null) {
      return;
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
