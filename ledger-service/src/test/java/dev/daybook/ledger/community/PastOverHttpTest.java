package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Answers name the position that they reflect, and any earlier one can be asked about. */
class PastOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");
  private final String list = "/periods/" + period + "/contributions";

  @Test
  void oneReadsOnesOwnWriteAtOnce() {
    for (int i = 1; i <= 20; i++) {
      var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
      var listed = session.get(list + "?limit=100");
      assertThat(listed.eachOf("id")).hasSize(i).contains(recorded.id());
      assertThat(listed.position()).isGreaterThanOrEqualTo(recorded.position());
    }
  }

  @Test
  void someoneElseReadsWhatAPositionSays() {
    var other = session.service().newUser(session.tenant(), "other");
    for (int i = 1; i <= 20; i++) {
      var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
      var seen = other.get(list, "Daybook-Min-Position", recorded.position() + "").is(200);
      assertThat(seen.meta().path("total").asInt()).isEqualTo(i);
    }
  }

  @Test
  void aPositionThatDoesNotComeIsWaitedForAndThenGivenUp() {
    session
        .get(list, "Daybook-Min-Position", "999999999", "Prefer", "wait=0")
        .isRefused(503, "view_behind");
  }

  @Test
  void whatIsNotThereIsNotThereAtAPosition() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    var missing =
        session
            .get(
                "/contributions/01920000-0000-7000-8000-000000000000",
                "Daybook-Min-Position",
                recorded.position() + "")
            .isRefused(404, "not_found");
    assertThat(missing.position()).isGreaterThanOrEqualTo(recorded.position());
  }

  @Test
  void whoDoesNotWaitGetsWhatIsThere() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    session.get(list).is(200);
    for (int i = 0; i < 200; i++) {
      session
          .get(list, "Daybook-Min-Position", recorded.position() + "", "Prefer", "wait=0")
          .is(200);
    }
  }

  @Test
  void theListsOfThePastAreWhatTheyWere() {
    var first = books.record(period, ada, "1", "2026-01-01").is(201);
    var second = books.record(period, ada, "2", "2026-01-02").is(201);
    session.patch("/contributions/" + first.id(), "{\"amount\": \"5\"}").is(200);
    var voided = session.delete("/contributions/" + second.id()).is(204);
    books.close(period).is(200);

    assertThat(at(list, first.position()).eachOf("amount")).containsExactly("1.00");
    assertThat(at(list, second.position()).eachOf("amount")).containsExactly("1.00", "2.00");
    assertThat(at(list, voided.position() - 1).eachOf("amount")).containsExactly("5.00", "2.00");
    assertThat(at(list, voided.position()).eachOf("amount")).containsExactly("5.00");
    assertThat(at("/periods", voided.position()).eachOf("status")).containsExactly("OPEN");
    assertThat(
            at(list + "?owner_id=" + ada, second.position())
                .meta()
                .path("cumulative_total")
                .asString())
        .isEqualTo("3.00");
    assertThat(at(list, second.position()).position()).isEqualTo(second.position());

    var path = "/contributions/" + second.id();
    assertThat(at(path, second.position()).is(200).data()).isEqualTo(second.data());
    at(path, first.position()).isRefused(404, "not_found");
    assertThat(at(path + "/history", second.position()).is(200).data().size()).isEqualTo(1);
    at(path + "/history", first.position()).isRefused(404, "not_found");
  }

  @Test
  void beforeEverythingThereWasNothing() {
    assertThat(at("/periods", 0).is(200).data().size()).isZero();
    assertThat(session.get("/owners?as_of=2000-01-01T00:00:00Z").is(200).data().size()).isZero();
    at("/periods/" + period, 0).isRefused(404, "not_found");
    at(list, 0).isRefused(404, "not_found");
  }

  @Test
  void aTimeIsAsGoodAsAPosition() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    var at = session.get("/contributions/" + recorded.id() + "/history").data("/0/at");
    books.record(period, ada, "2", "2026-01-01").is(201);

    assertThat(session.get(list + "?as_of=" + at).eachOf("amount")).containsExactly("1.00");
    var before = Instant.parse(at).minusNanos(1000).toString();
    assertThat(session.get(list + "?as_of=" + before).eachOf("amount")).isEmpty();
    assertThat(session.get(list + "?as_of=2100-01-01T00:00:00Z").eachOf("amount")).hasSize(2);
  }

  @Test
  void theFutureIsRefused() {
    at("/periods", 999_999_999).isRefused(422, "validation_error");
    session
        .get("/periods?as_of=2026-01-01T00:00:00Z&at_position=1")
        .isRefused(422, "validation_error");
    session.get("/periods?at_position=soon").isRefused(422, "validation_error");
    session.get("/periods?as_of=soon").isRefused(422, "validation_error");
  }

  private Reply at(String path, long position) {
    return session.get(path + (path.contains("?") ? "&" : "?") + "at_position=" + position);
  }
}
