package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

/** Entity tags: who saw an old version changes nothing, who has the current one gets no copy. */
class VersionsOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");

  @Test
  void anEditOfAnOldVersionIsRefusedWithTheCurrentOne() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();
    var edited = session.patch(path, "{\"amount\": \"2\"}", "If-Match", recorded.etag()).is(200);
    assertThat(edited.etag()).isNotEqualTo(recorded.etag());

    var refused = session.patch(path, "{\"amount\": \"3\"}", "If-Match", recorded.etag());
    refused.isRefused(412, "precondition_failed");
    assertThat(refused.etag()).isEqualTo(edited.etag());
    session.delete(path, "If-Match", recorded.etag()).isRefused(412, "precondition_failed");

    assertThat(session.get(path).data("/amount")).isEqualTo("2.00");
    session.delete(path, "If-Match", "\"1\", " + edited.etag()).is(204);
  }

  @Test
  void aPeriodIsClosedInTheVersionThatWasSeen() {
    var opened = session.get("/periods/" + period);
    books.close(period, "If-Match", "\"0\"").isRefused(412, "precondition_failed");
    var closed = books.close(period, "If-Match", opened.etag()).is(200);
    books.reopen(period, "If-Match", opened.etag()).isRefused(412, "precondition_failed");
    books.reopen(period, "If-Match", closed.etag()).is(200);
  }

  @Test
  void aClosingThatRestatesAnotherOneTellsTheVersionOfItsOwnPeriod() {
    var after =
        session
            .post(
                "/periods",
                """
                {"name": "2026 Q2", "start_date": "2026-04-01", "end_date": "2026-06-30", "currency": "EUR"}
                """)
            .is(201)
            .id();
    books.close(period).is(200);
    books.close(after).is(200);
    books.reopen(period).is(200);
    books.record(period, ada, "1", "2026-01-01").is(201);
    var closed = books.close(period).is(200);
    assertThat(session.get("/periods/" + period).etag()).isEqualTo(closed.etag());
    assertThat(session.get("/periods/" + after).etag()).isNotEqualTo(closed.etag());
    books.reopen(period, "If-Match", closed.etag()).is(200);
  }

  @Test
  void entriesDoNotChangeTheVersionOfTheirPeriod() {
    var opened = session.get("/periods/" + period);
    books.record(period, ada, "1", "2026-01-01").is(201);
    assertThat(session.get("/periods/" + period).etag()).isEqualTo(opened.etag());
  }

  @Test
  void anyVersionWillDoForAStar() {
    books.close(period, "If-Match", "*").is(200);
  }

  @Test
  void whoHasTheCurrentVersionGetsNoCopy() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    for (var path :
        new String[] {
          "/contributions/" + recorded.id(),
          "/periods/" + period,
          "/owners/" + ada,
          "/owners",
          "/periods",
          "/periods/" + period + "/contributions",
          "/contributions/" + recorded.id() + "/history"
        }) {
      var etag = session.get(path).is(200).etag();
      session.get(path, "If-None-Match", etag).is(304);
      session.get(path, "If-None-Match", "\"0\"").is(200);
    }
    session.patch("/contributions/" + recorded.id(), "{\"amount\": \"2\"}").is(200);
    session.get("/contributions/" + recorded.id(), "If-None-Match", recorded.etag()).is(200);
  }

  @Test
  void whatIsNoEntityTagIsMalformed() {
    books.close(period, "If-Match", "1").isRefused(400, "malformed_request");
  }

  @Test
  void aVersionOfWhatIsNotThereIsNotFound() {
    books.close(ada, "If-Match", "\"1\"").isRefused(404, "not_found");
  }

  @Test
  void whatIsNewHasNoVersionToCheck() {
    var refused =
        session
            .post("/owners", "{\"name\": \"Ben\"}", "If-Match", "*")
            .isRefused(422, "validation_error");
    assertThat(refused.body().at("/error/details/0/code").asString()).isEqualTo("not_applicable");
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo("If-Match");
  }
}
