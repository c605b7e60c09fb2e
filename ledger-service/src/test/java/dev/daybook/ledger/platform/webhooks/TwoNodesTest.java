package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several nodes on one database: one at a time delivers to a webhook, and another takes over. */
class TwoNodesTest {

  private static final String ALLOW = "DAYBOOK_WEBHOOKS_ALLOW_PRIVATE=true";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WEBHOOKS = 3;
  private static final int EVENTS = 40;

  @Test
  void deliverInOrderAndNotAtTheSameTimeAndTakeOver() {
    var database = TestPostgres.emptyDatabase();
    try (var receiver = Receiver.start();
        var stays = RunningService.startOn(database, ALLOW)) {
      Session session;
      var expected = new ArrayList<Long>();
      try (var ends = RunningService.startOn(database, ALLOW)) {
        session = stays.newTenant();
        for (int i = 0; i < WEBHOOKS; i++) {
          session
              .post(
                  "/webhooks",
                  "{\"url\": \"%s\", \"types\": [\"community.owner-registered\"]}"
                      .formatted(receiver.url("/" + i)))
              .is(201);
        }
        var both = List.of(session, new Session(ends, session.tenant(), session.authorization()));
        for (int i = 0; i < EVENTS; i++) {
          expected.add(owner(both.get(i % 2), i));
        }
        awaitAll(receiver, expected);
        assertThat(receiver.mostUnder()).isLessThanOrEqualTo(WEBHOOKS);
      }
      for (int i = 0; i < EVENTS; i++) {
        expected.add(owner(session, EVENTS + i));
      }
      awaitAll(receiver, expected);
      var times = new HashMap<String, Integer>();
      receiver.requests().forEach(one -> times.merge(one.path() + one.id(), 1, Integer::sum));
      assertThat(times.values()).as("nobody failed, so nothing came twice").containsOnly(1);
    }
  }

  private static long owner(Session session, int number) {
    return session.post("/owners", "{\"name\": \"Owner %d\"}".formatted(number)).is(201).position();
  }

  private static void awaitAll(Receiver receiver, List<Long> expected) {
    for (int i = 0; i < WEBHOOKS; i++) {
      var path = "/" + i;
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(receiver.positions(path)).isEqualTo(expected));
    }
  }
}
