package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.Session;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Thousands of the largest entries come to more than 2^63 minor units. */
class LargestSumsOverHttpTest {

  private static final String LARGEST = "10000000000000.00";

  /** One less, and they could be summed up. */
  private static final int TOO_MANY = 9_224;

  private static final int AT_ONCE = 1_000;

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");
  private final String path = "/periods/" + period;

  @Test
  void aSumThatIsTooLargeIsRefusedByItsNameUntilItIsCorrected() {
    var first = books.record(period, ada, LARGEST, "2026-01-01").is(201);
    repeatTheOneThatIsThere(TOO_MANY - 1);
    var head = Await.one(session.service().context().getBean(EventStore.class).head()) + "";

    var listed =
        session.get(path + "/contributions?owner_id=" + ada, "Daybook-Min-Position", head).is(200);
    assertThat(listed.meta().path("total").asInt()).isEqualTo(TOO_MANY);
    assertThat(listed.meta().path("cumulative_total").asString()).isEqualTo("92240000000000000.00");
    for (var sheet :
        new String[] {"/balance-sheet", "/balances/" + ada, "/carry-forward", "/budget-items"}) {
      session.get(path + sheet, "Daybook-Min-Position", head).isRefused(409, "sum_too_large");
    }
    try (var live = session.live(path + "/balance-sheet")) {
      assertThat(live.status()).isEqualTo(409);
    }
    books.close(period).isRefused(409, "sum_too_large");
    othersAreNotHindered();

    session.delete("/contributions/" + first.id()).is(204);
    assertThat(session.get(path + "/balance-sheet").is(200).data("/totals/balance"))
        .isEqualTo("92230000000000000.00");
    whoWatchesIsToldThatItCantBeShownAnyMore();
    books.close(period).is(200);
  }

  private void whoWatchesIsToldThatItCantBeShownAnyMore() {
    try (var live = session.live(path + "/balance-sheet")) {
      assertThat(live.next().event()).isEqualTo("balance-sheet");
      var oneMore = books.record(period, ada, LARGEST, "2026-01-01").is(201);
      assertThat(live.next().event()).isEqualTo("refused");
      session.delete("/contributions/" + oneMore.id()).is(204);
    }
  }

  private void othersAreNotHindered() {
    var yen =
        session
            .post("/periods", Bookkeeper.periodJson("2026, yen").replace("EUR", "JPY"))
            .is(201)
            .id();
    books.record(yen, ada, "5", "2026-01-01").is(201);
    assertThat(session.get("/periods/" + yen + "/balance-sheet").is(200).data("/totals/balance"))
        .isEqualTo("5");
  }

  /** Past the interface, which would take a while. */
  private void repeatTheOneThatIsThere(int times) {
    var store = session.service().context().getBean(EventStore.class);
    var all = Boundary.of(Criterion.types(CONTRIBUTION.beginning().name()));
    var one = Await.one(store.source(session.tenant(), all, 0)).events().getFirst();
    for (int left = times; left > 0; left -= AT_ONCE) {
      var events = Stream.generate(() -> again(one)).limit(Math.min(left, AT_ONCE)).toList();
      Await.one(store.append(new AppendRequest(session.tenant(), events, null, null)));
    }
  }

  private static NewEvent again(StoredEvent one) {
    var id = one.tags().stream().filter(tag -> tag.startsWith("contribution:")).findFirst();
    var known = id.orElseThrow().substring("contribution:".length());
    var other = UUID.randomUUID().toString();
    return new NewEvent(
        UUID.randomUUID(),
        one.type(),
        one.revision(),
        one.tags().stream().map(tag -> tag.replace(known, other)).collect(toSet()),
        one.effectiveOn(),
        one.payload().replace(known, other),
        one.metadata());
  }
}
