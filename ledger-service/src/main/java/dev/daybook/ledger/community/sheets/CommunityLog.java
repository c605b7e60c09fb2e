package dev.daybook.ledger.community.sheets;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.StoredTypes;
import dev.daybook.ledger.platform.events.WireEvents;
import dev.daybook.projections.ContractEvents;
import dev.daybook.projections.Posted;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What a community wrote down, as it stands in the log. */
@Component
final class CommunityLog {

  /** So many events are ahead of who folds them. */
  private static final int EVENTS_AHEAD = 256;

  /**
   * An event of the log.
   *
   * @param wire as it reads outside: with who did it, by which command, to what
   */
  record Logged(StoredEvent stored, CommunityEvent event, CloudEvent wire) {

    Posted<CommunityEvent> posted() {
      var actor = wire.actor();
      return new Posted<>(
          stored.position(),
          stored.id(),
          stored.tenant(),
          stored.recordedAt(),
          actor == null ? "" : actor,
          event);
    }
  }

  /** Reckoning takes seconds: the threads that timers and live answers need are not for it. */
  private static final Scheduler RECKONING =
      Schedulers.newBoundedElastic(2, 1_000, "daybook-reckoning", 60, true);

  private final EventStore store;
  private final WireEvents wire;
  private final StoredTypes types = ContractEvents.of(CommunityEvents.TYPES);

  CommunityLog(EventStore store, WireEvents wire) {
    this.store = store;
    this.wire = wire;
  }

  /**
   * Events of the tenant up to a position, in order, in constant memory; on a thread that may
   * reckon.
   *
   * @param boundary which of them; all must be a community's
   */
  Flux<Logged> read(String tenant, Boundary boundary, long until) {
    return store
        .read(Selection.of(tenant, boundary).until(until))
        .publishOn(RECKONING, EVENTS_AHEAD)
        .map(stored -> new Logged(stored, (CommunityEvent) types.decode(stored), wire.of(stored)));
  }
}
