package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

/** What is never voided has a history too: periods, owners and properties. */
class HistoriesOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final Session colleague = session.service().newUser(session.tenant(), "colleague");
  private final String ada = books.owner("Ada");
  private final String flat = books.property("Flat 1", ada);

  @Test
  void aPeriodTellsWhoOpenedClosedAndReopenedItAndWhy() {
    var opened = books.open("2026 Q1").is(201);
    var path = "/periods/" + opened.id();
    var edited = session.patch(path, "{\"name\": \"Winter\"}").is(200);
    var closed = colleague.post(path + "/close", "").is(200);
    var reopened = books.reopen(opened.id()).is(200);
    var closedAgain = books.close(opened.id()).is(200);

    var history = session.get(path + "/history").is(200);
    assertThat(history.eachOf("action"))
        .containsExactly("OPENED", "EDITED", "CLOSED", "REOPENED", "CLOSED");
    assertThat(history.eachOf("reason")).containsExactly("", "", "", "a bill was missing", "");
    assertThat(history.eachOf("actor"))
        .containsExactly(me(session), me(session), me(colleague), me(session), me(session));
    follows(history, opened, edited, closed, reopened, closedAgain);
    assertThat(session.get(path + "/history", "Accept", "application/x-ndjson").lines()).hasSize(5);

    assertThat(at(path, reopened.position()).eachOf("action"))
        .containsExactly("OPENED", "EDITED", "CLOSED", "REOPENED");
    var then = history.data("/1/at");
    assertThat(session.get(path + "/history?as_of=" + then).eachOf("action"))
        .containsExactly("OPENED", "EDITED");
    at(path, opened.position() - 1).isRefused(404, "not_found");
  }

  @Test
  void aClosedPeriodTellsWhoseCorrectionRestatedItsClosingBalances() {
    var winter = books.period("2026 Q1");
    var spring = spring(winter);
    books.close(winter).is(200);
    var signedOff = books.close(spring).is(200);
    var corrected = correct(winter);

    var path = "/periods/" + spring;
    var history = since(corrected, path);
    assertThat(history.eachOf("action")).containsExactly("OPENED", "CLOSED", "RESTATED");
    assertThat(history.eachOf("cause")).containsExactly("", "", winter);
    assertThat(history.data("/2/actor")).isEqualTo(me(colleague));
    assertThat(history.data("/2/position"))
        .isEqualTo(
            colleague.get(path + "/carry-forward").data("/periods/1/restatements/0/position"));
    assertThat(history.data().at("/2/before")).isEqualTo(signedOff.data());
    assertThat(history.data().at("/2/after")).isEqualTo(signedOff.data());
    assertThat(session.get(path).is(200).etag()).isEqualTo(signedOff.etag());
    assertThat(at(path, signedOff.position()).eachOf("action")).containsExactly("OPENED", "CLOSED");

    session
        .patch(path, "{\"status\": \"OPEN\", \"reason\": \"again\"}", "If-Match", signedOff.etag())
        .is(200);
    assertThat(session.get(path + "/history").eachOf("action"))
        .containsExactly("OPENED", "CLOSED", "RESTATED", "REOPENED");
  }

  @Test
  void whoDidItIsCalledByNameAsLongAsThereIsSuchAUserInTheTenant() {
    var path = "/owners/" + ada;
    var deleted = session.service().newUser(session.tenant(), "deleted");
    colleague.patch(path, "{\"name\": \"Ada L.\"}").is(200);
    var last = deleted.patch(path, "{\"name\": \"Ada Lovelace\"}").is(200);
    assertThat(since(last, path).eachOf("actor_name"))
        .containsExactly("owner", "colleague", "deleted");

    var database = session.service().database();
    database.execute(
        "UPDATE daybook.user_account SET tenant = 'platform', username = '%s' WHERE id = '%s'"
            .formatted(session.tenant(), me(colleague)));
    database.execute("DELETE FROM daybook.user_account WHERE id = '%s'".formatted(me(deleted)));
    assertThat(since(last, path).eachOf("actor_name")).containsExactly("owner", "", "");
    assertThat(since(last, path).eachOf("actor"))
        .containsExactly(me(session), me(colleague), me(deleted));
  }

  /** Each step reads on from the one before it, as the answers said. */
  private static void follows(Reply history, Reply... answers) {
    assertThat(history.data().at("/0/before").isNull()).isTrue();
    for (int i = 0; i < answers.length; i++) {
      assertThat(history.data("/" + i + "/position")).isEqualTo(answers[i].position() + "");
      assertThat(history.data().at("/" + i + "/after")).isEqualTo(answers[i].data());
      if (i > 0) {
        assertThat(history.data().at("/" + i + "/before")).isEqualTo(answers[i - 1].data());
      }
    }
    assertThat(history.data().size()).isEqualTo(answers.length);
  }

  private Reply since(Reply colleagues, String path) {
    return session
        .get(path + "/history", "Daybook-Min-Position", colleagues.position() + "")
        .is(200);
  }

  private Reply at(String path, long position) {
    return session.get(path + "/history?at_position=" + position);
  }

  private static String me(Session session) {
    return session.get("/me").data("/id");
  }

  private Reply correct(String period) {
    books.reopen(period).is(200);
    books.record(period, ada, "10", "2026-01-31").is(201);
    return colleague.post("/periods/" + period + "/close", "").is(200);
  }

  private String spring(String winter) {
    var json =
        """
        {"name": "2026 Q2", "start_date": "2026-04-01", "end_date": "2026-06-30",
         "currency": "EUR", "previous_period_id": "%s"}
        """;
    return session.post("/periods", json.formatted(winter)).is(201).id();
  }
}
