package dev.daybook.ledger.platform.events;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.LogPages;
import dev.daybook.eventstore.LogQuery;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.LiveMessage;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.PointInTime;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The operations of events: a page, a replay, a stream; and one of them. */
final class Events implements Resource {

  private static final Permission READ = new Permission("events:read");
  private static final String TAG = "events";

  /** The name of a live message. */
  private static final String MESSAGE = "event";

  private static final int RETRY_AFTER_SECONDS = 1;

  private record EventId(UUID value) implements Id {}

  /**
   * What is asked for.
   *
   * @param query with where it begins and ends
   * @param at the position that the answer reflects
   */
  private record Range(LogQuery query, long at) {}

  private final PostgresEventStore store;
  private final LogPages pages;
  private final WireEvents events;
  private final LeafHashes hashes;
  private final Asked asked;

  Events(
      PostgresEventStore store,
      LogPages pages,
      WireEvents events,
      LeafHashes hashes,
      List<EventType<?>> types) {
    this.store = store;
    this.pages = pages;
    this.events = events;
    this.hashes = hashes;
    this.asked = new Asked(types.stream().map(EventType::name).toList());
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(
            asked
                .declaredBy(Operation.get("/events", "List events"))
                .tag(TAG)
                .description(
                    "All that was written down in the tenant, in order, as CloudEvents 1.0."
                        + " Positions and times are inclusive. `previousposition` names the event"
                        + " before each in what is asked for, wherever a range begins, so that"
                        + " nothing can be missing unseen. A live answer begins after"
                        + " `Last-Event-ID`, at `from_position` or `from`, or at the first event,"
                        + " and takes no end.")
                .needs(READ)
                .lists(CloudEvent.class)
                .trailedBy(Trailer.class)
                .following(),
            this::list),
        Endpoint.of(
            Operation.get("/events/{event_id}", "Show an event")
                .tag(TAG)
                .description(
                    "`previousposition` is that of the tenant's event before it, whatever it is"
                        + " about.")
                .needs(READ)
                .returns(CloudEvent.class),
            this::show));
  }

  private Mono<Answer> show(Call call) {
    var id = call.pathId("event_id", EventId::new);
    return pages
        .find(call.tenant(), id.value())
        .flatMap(
            found ->
                chain(everything(call.tenant(), found.position() - 1))
                    .map(chain -> Answer.ok(chain.next(events.of(found)))))
        .defaultIfEmpty(Answer.notFound("event", id));
  }

  private static LogQuery everything(String tenant, long until) {
    return new LogQuery(tenant, Criterion.ANY, Map.of(), 0, until);
  }

  private Mono<Answer> list(Call call) {
    return store
        .head()
        .flatMap(head -> range(call, head))
        .flatMap(range -> answer(call, range.query()).map(answer -> answer.at(range.at())));
  }

  private Mono<Answer> answer(Call call, LogQuery query) {
    return switch (call.wants()) {
      case ENVELOPE -> page(call, query);
      case LINES -> lines(query);
      case LIVE -> live(query);
    };
  }

  private Mono<Range> range(Call call, long head) {
    var faults = Asked.faults(call, head);
    if (!faults.isEmpty()) {
      return Mono.error(Problem.unacceptable(faults).raise());
    }
    if (call.minPosition() > head) {
      return Mono.error(behind(call.minPosition()).raise());
    }
    var at = call.pointInTime() instanceof PointInTime.Continued(var read, _) ? read : head;
    var positions = Mono.zip(beginning(call), end(call, at));
    return positions.map(
        both ->
            new Range(
                asked
                    .selection(call, Math.min(both.getT2(), Asked.until(call, at)))
                    .after(Math.max(both.getT1(), Asked.after(call))),
                at));
  }

  private Mono<Long> beginning(Call call) {
    var from = Asked.from(call);
    return from == null ? Mono.just(0L) : store.positionAt(before(from));
  }

  private Mono<Long> end(Call call, long head) {
    var to = Asked.to(call);
    return to == null ? Mono.just(head) : store.positionAt(to.truncatedTo(ChronoUnit.MICROS));
  }

  /** The last time before that one at which something can have been recorded. */
  private static Instant before(Instant time) {
    var recorded = time.truncatedTo(ChronoUnit.MICROS);
    return recorded.isBefore(time) ? recorded : recorded.minus(1, ChronoUnit.MICROS);
  }

  private static Problem behind(long position) {
    return Problem.of(
            ErrorCodes.VIEW_BEHIND,
            "The log has not reached position %d yet; ask again.".formatted(position))
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }

  private Mono<Answer> page(Call call, LogQuery query) {
    var paging = call.page();
    return pages
        .page(query, paging.skip(), paging.limit())
        .flatMap(found -> chained(query, found))
        .zipWith(pages.count(query), (rows, total) -> Answer.page(paging, rows, total));
  }

  private Mono<List<CloudEvent>> chained(LogQuery query, List<StoredEvent> found) {
    return found.isEmpty()
        ? Mono.just(List.of())
        : chain(query.until(found.getFirst().position() - 1))
            .map(chain -> found.stream().map(events::of).map(chain::next).toList());
  }

  private Mono<Answer> lines(LogQuery query) {
    return last(query.until(query.after()))
        .map(last -> Answer.writtenLines(Replay.of(events, hashes, last, pages.all(query))));
  }

  private Mono<Answer> live(LogQuery query) {
    return last(query.until(query.after()))
        .map(
            last ->
                Answer.live(
                    Flux.defer(
                        () -> {
                          var chain = new Chain(last);
                          return pages
                              .follow(query)
                              .publishOn(Schedulers.parallel(), 1)
                              .map(events::of)
                              .map(chain::next)
                              .map(Events::message);
                        })));
  }

  private static LiveMessage message(CloudEvent event) {
    return new LiveMessage(event.position(), MESSAGE, event);
  }

  /** What follows on the last event of the selection, wherever its range begins. */
  private Mono<Chain> chain(LogQuery query) {
    return last(query).map(Chain::new);
  }

  private Mono<Long> last(LogQuery query) {
    return pages.last(query.after(0));
  }
}
