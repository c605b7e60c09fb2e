package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Selection;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What a decision depends on may have any length. */
class LongHistoryOverHttpTest {

  /** Twice what is read at once; or as many as {@code -Dlong.history} says. */
  private static final int EDITS = Integer.getInteger("long.history", 21_000);

  private static final int EDITS_OF_A_REQUEST = 1_000;

  private static final String IN_FLIGHT = "idempotency_key_in_flight";

  @Test
  void aPeriodThatWasRenamedTensOfThousandsOfTimesStopsNobodyFromOpeningAnother() {
    try (var service = RunningService.start()) {
      var session = service.newTenant();
      var books = new Bookkeeper(session);
      var path = "/periods/" + books.period("2026 Q1");
      session.patch(path, "{\"name\": \"2026 first\"}").is(200);
      editAgain(service, session);

      patiently(() -> books.open("2026 Q2", "Idempotency-Key", "Q2")).is(201);
      books.open("2026 FIRST").isRefused(409, "duplicate_period_name");
      patiently(() -> session.patch(path, "{\"name\": \"2026 last\"}")).is(200);
      books.open("2026 first").is(201);
    }
  }

  /**
   * On a slow machine the first reading takes longer than a command has, and views are behind for a
   * while; but not for ever.
   */
  private static Reply patiently(Supplier<Reply> request) {
    return await()
        .atMost(Duration.ofMinutes(3))
        .until(request::get, reply -> reply.status() != 503 && !IN_FLIGHT.equals(reply.code()));
  }

  /** The newest event, so many times more. */
  private static void editAgain(RunningService service, Session session) {
    var store = service.context().getBean(EventStore.class);
    var tenant = session.tenant();
    var edited = Await.all(store.read(Selection.of(tenant, Boundary.EVERYTHING))).getLast();
    var appended =
        Flux.range(0, EDITS / EDITS_OF_A_REQUEST)
            .map(i -> Stream.generate(() -> copy(edited)).limit(EDITS_OF_A_REQUEST).toList())
            .concatMap(copies -> store.append(new AppendRequest(tenant, copies, null, null)));
    assertThat(Await.all(appended)).allMatch(Verdict.Appended.class::isInstance);
  }

  private static NewEvent copy(StoredEvent event) {
    return new NewEvent(
        UUID.randomUUID(),
        event.type(),
        event.revision(),
        event.tags(),
        event.effectiveOn(),
        event.payload(),
        event.metadata());
  }
}
