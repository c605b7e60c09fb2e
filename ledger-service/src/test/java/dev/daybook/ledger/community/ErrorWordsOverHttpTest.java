package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

/** What an error says to people: what happened, and what to do. */
class ErrorWordsOverHttpTest {

  private static final String NOBODY = "01a00000-0000-7000-8000-000000000000";

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String period = books.period("2026 Q1");

  private static String words(Reply reply, int status, String code) {
    return reply.isRefused(status, code).body().at("/error/message").asString();
  }

  @Test
  void whatIsClosedNeedNotBeReopenedToCloseIt() {
    books.close(period).is(200);
    assertThat(words(books.close(period), 409, "period_closed"))
        .isEqualTo("Period “2026 Q1” is closed already.");
  }

  @Test
  void aSentenceNamesWhatPeopleCallThingsAndTheDetailsWhichOnesAreMeant() {
    var ada = books.owner("Ada");
    var next =
        session.post(
            "/periods",
            """
            {"name": "Spring", "start_date": "2026-04-01", "end_date": "2026-06-30", "currency": "EUR"}
            """);
    var third =
        """
        {"name": "Third", "start_date": "2026-07-01", "end_date": "2026-09-30", "currency": "EUR",
         "previous_period_id": "%s"}
        """
            .formatted(period);
    var continued = session.post("/periods", third);
    assertThat(words(continued, 409, "has_successor"))
        .isEqualTo("Period “2026 Q1” is continued by period “Spring” already; continue that one.");
    assertThat(detail(continued, "successor_id")).isEqualTo(next.id());
    var item = books.plan(period, "Water", "1").is(201).id();
    books.read(period, books.property("Flat 1", ada), item, "0", "1").is(201);
    var named = session.delete("/budget-items/" + item);
    assertThat(words(named, 409, "in_use"))
        .isEqualTo(
            "1 reading names the budget item “Water”; let them name another one first, or void"
                + " them.");
    assertThat(detail(named, "budget_item_id")).isEqualTo(item);
    books.close(period).is(200);
    var closed = books.record(period, ada, "1", "2026-01-01");
    assertThat(words(closed, 409, "period_closed"))
        .isEqualTo("Period “2026 Q1” is closed; reopen it first.");
    assertThat(detail(closed, "period_id")).isEqualTo(period);
    var opened = books.reopen(next.id());
    assertThat(words(opened, 409, "period_open")).isEqualTo("Period “Spring” is open already.");
    assertThat(detail(opened, "period_id")).isEqualTo(next.id());
  }

  private static String detail(Reply refused, String field) {
    return refused
        .body()
        .at("/error/details")
        .valueStream()
        .filter(detail -> detail.path("field").asString("").equals(field))
        .map(detail -> detail.path("message").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void daysAreReversedIfTheLastIsBeforeTheFirst() {
    var refused =
        session.patch(
            "/periods/" + period, "{\"start_date\": \"2026-02-02\", \"end_date\": \"2026-02-01\"}");
    assertThat(words(refused, 422, "dates_reversed"))
        .isEqualTo("A period does not end before it starts; 2026-02-01 is before 2026-02-02.");
  }

  @Test
  void aPeriodIsClosedElsewhere() {
    var refused = session.patch("/periods/" + period, "{\"status\": \"CLOSED\"}");
    assertThat(words(refused, 422, "validation_error"))
        .contains("can only be set to OPEN", "POST /periods/{period_id}/close");
  }

  @Test
  void allThatDoesNotGoTogetherIsSaidAtOnce() {
    var both = session.patch("/periods/" + period, "{\"status\": \"OPEN\", \"name\": \"Winter\"}");
    assertThat(words(both, 422, "validation_error"))
        .isEqualTo("reason is required to reopen a period, and 1 more.");
    assertThat(both.body().at("/error/details").findValuesAsString("code"))
        .containsExactly("missing", "not_together");
    var alone = session.patch("/periods/" + period, "{\"reason\": \"A bill.\"}");
    assertThat(words(alone, 422, "validation_error"))
        .isEqualTo("status must be OPEN where a reason is given.");
  }

  @Test
  void ofSeveralReasonsTheFirstIsSaidAndHowManyMoreThereAre() {
    var refused = books.record(period, NOBODY, "1", "2027-01-01");
    assertThat(words(refused, 422, "validation_error")).endsWith(", and 1 more.");
    assertThat(refused.body().at("/error/details").size()).isEqualTo(2);
  }

  @Test
  void aDayThatDoesNotExistIsToldFromOneThatIsMisspelt() {
    var ada = books.owner("Ada");
    assertThat(words(books.record(period, ada, "1", "2026-02-30"), 422, "validation_error"))
        .isEqualTo("date must be a day that exists, like 2026-11-21.");
  }

  @Test
  void whatWasNotThereYetIsNotSaidNeverToHaveBeen() {
    var ada = books.owner("Ada");
    assertThat(words(session.get("/owners/" + ada + "?at_position=0"), 404, "not_found"))
        .isEqualTo("There was no owner %s at position 0.".formatted(ada));
    for (var path : new String[] {"", "/contributions", "/balance-sheet", "/carry-forward"}) {
      var past = session.get("/periods/" + period + path + "?at_position=0");
      assertThat(words(past, 404, "not_found"))
          .isEqualTo("There was no period %s at position 0.".formatted(period));
    }
    assertThat(words(session.get("/owners/" + NOBODY), 404, "not_found"))
        .isEqualTo("There is no owner %s.".formatted(NOBODY));
  }

  @Test
  void whatWasVoidedHasAHistory() {
    var recorded = books.record(period, books.owner("Ada"), "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();
    var before = recorded.position() - 1;
    session.delete(path).is(204);
    assertThat(words(session.get(path), 404, "not_found"))
        .isEqualTo(
            "The contribution %s was voided; see /api/v1%s/history."
                .formatted(recorded.id(), path));
    assertThat(words(session.get(path + "?at_position=" + before), 404, "not_found"))
        .startsWith("There was no contribution");
    session.get(path + "/history").is(200);
  }

  @Test
  void positionsThatThereAreNotAreRefusedWithThoseThatThereAre() {
    var newest = books.record(period, books.owner("Ada"), "1", "2026-01-01").is(201).position();
    for (var position : new long[] {-1, Long.MAX_VALUE}) {
      var refused = session.get("/periods?at_position=" + position);
      assertThat(words(refused, 422, "validation_error"))
          .matches("at_position must be from 0 to [0-9]+, the newest position\\.");
      assertThat(refused.body().at("/error/details/0/code").asString()).isEqualTo("out_of_range");
      var said = words(refused, 422, "validation_error").replaceAll("\\D+0 to (\\d+).*", "$1");
      assertThat(Long.parseLong(said)).isGreaterThanOrEqualTo(newest);
    }
  }

  @Test
  void theBalanceOfNobodyLacksTheOwnerAndNotTheBalance() {
    var balances = "/balances/";
    assertThat(words(session.get("/periods/" + period + balances + NOBODY), 404, "not_found"))
        .isEqualTo("There is no owner %s.".formatted(NOBODY));
    assertThat(words(session.get("/periods/" + NOBODY + balances + NOBODY), 404, "not_found"))
        .isEqualTo("There is no period %s.".formatted(NOBODY));
  }

  @Test
  void whoeverHasNotSignedInIsToldHow() {
    var service = session.service();
    for (var headers : new String[][] {{}, {"Authorization", "Bearer nonsense"}}) {
      var refused = new Reply(service.get("/api/v1/periods", headers));
      assertThat(words(refused, 401, "not_signed_in"))
          .endsWith("Sign in with POST /api/v1/auth/login and send `Authorization: Bearer …`.");
    }
  }
}
