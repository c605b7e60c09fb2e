package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.EventSchemas;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Closings that were written down when they still stated the balances themselves. */
class FormerClosingsTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String first = books.period("2026 Q1");
  private final String second =
      session
          .post(
              "/periods",
              """
              {"name": "2026 Q2", "start_date": "2026-04-01", "end_date": "2026-06-30", "currency": "EUR"}
              """)
          .is(201)
          .id();

  /** As no sheet would reckon it, so that it shows where the balance comes from. */
  private static final String SIGNED_OFF = "98.76";

  private long closedAsBefore() {
    var payload =
        """
        {"period_id": "%s", "on": "2026-04-02",
         "balances": [{"owner_id": "%s", "opening": "0.00", "balance": "%s"}]}
        """
            .formatted(first, ada, SIGNED_OFF);
    var closed =
        new NewEvent(
            UUID.randomUUID(),
            "community.period-closed",
            2,
            Set.of("period:" + first),
            LocalDate.parse("2026-04-02"),
            payload,
            "{\"actor\": \"a former release\"}");
    var store = RunningService.shared().context().getBean(EventStore.class);
    Verdict verdict =
        Await.one(store.append(new AppendRequest(session.tenant(), List.of(closed), null, null)));
    return ((Verdict.Appended) verdict).last();
  }

  private String opening(String period, long atLeast) {
    return session
        .get("/periods/" + period + "/balance-sheet", "Daybook-Min-Position", atLeast + "")
        .is(200)
        .data("/owners/0/opening_balance");
  }

  @Test
  void whatTheySignedOffIsCarriedForwardAndTraced() {
    long closed = closedAsBefore();
    assertThat(opening(second, closed)).isEqualTo(SIGNED_OFF);
    var statement = session.get("/periods/" + second + "/balances/" + ada).is(200);
    assertThat(statement.data().at("/lines/0/position").asLong()).isEqualTo(closed);
    assertThat(session.get("/periods/" + first).data("/closed_on")).isEqualTo("2026-04-02");
  }

  /** A reader of the log meets them as they were written down, with a schema of their own. */
  @Test
  void theyAreAsTheSchemaOfTheirRevisionSays() {
    long closed = closedAsBefore();
    var event =
        session
            .get("/events?type=community.period-closed&from_position=" + closed)
            .is(200)
            .data()
            .get(0);
    assertThat(event.path("revision").asInt()).isEqualTo(2);
    var schemas = new EventSchemas(RunningService.shared());
    schemas.check(event.path("dataschema").asString(), event.path("data").toString());
    assertThatThrownBy(
            () ->
                schemas.check(
                    "/schemas/events/community.period-closed/1.json",
                    event.path("data").toString()))
        .as("the first ones said nothing of the day, nor of balances")
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void whoCorrectsThemClosesAsToday() {
    long former = closedAsBefore();
    assertThat(opening(second, former)).isEqualTo(SIGNED_OFF);
    books.reopen(first).is(200);
    books.record(first, ada, "5", "2026-01-01").is(201);
    long closed = books.close(first).is(200).position();
    assertThat(opening(second, closed)).isEqualTo("5.00");
  }
}
