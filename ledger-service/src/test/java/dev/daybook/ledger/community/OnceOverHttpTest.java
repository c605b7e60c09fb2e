package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A request that is repeated with its key happens once, and is answered as it was the first time.
 */
class OnceOverHttpTest {

  private static final String KEY = "Idempotency-Key";

  /** As many as are worth their time in every build, or what {@code -Drace.rounds} says. */
  private static final int TIMES = Integer.getInteger("race.rounds", 60);

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");
  private final String list = "/periods/" + period + "/contributions";

  @Test
  void everyCommandThatIsRepeatedIsAnsweredAsTheFirstTime() {
    happensOnce(() -> session.post("/owners", "{\"name\": \"Ben\"}", KEY, "a"));
    happensOnce(() -> session.patch("/owners/" + ada, "{\"name\": \"Ada L.\"}", KEY, "h"));
    happensOnce(() -> books.open("2026 Q2", KEY, "b"));
    var recorded = happensOnce(() -> books.record(period, ada, "1", "2026-01-01", KEY, "c"));
    var path = "/contributions/" + recorded.id();
    happensOnce(() -> session.patch(path, "{\"amount\": \"2\"}", KEY, "d"));
    happensOnce(() -> session.delete(path, KEY, "e"));
    happensOnce(() -> books.close(period, KEY, "f"));
    happensOnce(() -> books.reopen(period, KEY, "g"));
  }

  private Reply happensOnce(Supplier<Reply> request) {
    var first = request.get();
    assertThat(first.status()).as(first.response().body()).isBetween(200, 299);
    assertThat(first.isReplayed()).isFalse();
    sameAnswer(first, request.get());
    assertThat(session.get("/periods").position()).isEqualTo(first.position());
    return first;
  }

  private static void sameAnswer(Reply first, Reply again) {
    again.is(first.status());
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.response().body()).isEqualTo(first.response().body());
    assertThat(again.position()).isEqualTo(first.position());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void aRepetitionGetsTheFirstAnswerThoughItWouldBeRefusedNow() {
    var closed = books.close(period, KEY, "close").is(200);
    sameAnswer(closed, books.close(period, KEY, "close"));
    books.reopen(period).is(200);
    sameAnswer(closed, books.close(period, KEY, "close"));
    assertThat(session.get("/periods/" + period).data("/status")).isEqualTo("OPEN");

    var recorded = books.record(period, ada, "1", "2026-01-01", KEY, "record").is(201);
    var voided = session.delete("/contributions/" + recorded.id(), KEY, "void").is(204);
    books.close(period).is(200);
    sameAnswer(recorded, books.record(period, ada, "1", "2026-01-01", KEY, "record"));
    sameAnswer(voided, session.delete("/contributions/" + recorded.id(), KEY, "void"));
    assertThat(session.get(list).data().size()).isZero();
  }

  @Test
  void anEditThatIsRepeatedGetsTheFirstAnswerThoughThereIsNothingToEditAnyMore() {
    var path = "/contributions/" + books.record(period, ada, "1", "2026-01-01").is(201).id();
    var first = session.patch(path, "{\"amount\": \"2\"}", KEY, "edit").is(200);
    session.patch(path, "{\"comment\": \"later\"}").is(200);
    sameAnswer(first, session.patch(path, "{\"amount\": \"2\"}", KEY, "edit"));
    session.patch(path, "{\"amount\": \"3\"}").is(200);
    sameAnswer(first, session.patch(path, "{\"amount\": \"2\"}", KEY, "edit"));
    assertThat(session.get(path).data("/amount")).isEqualTo("3.00");
  }

  @Test
  void anEditThatChangedNothingIsRememberedTooSoThatItsRepetitionUndoesNobodysWork() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();
    session.post("/owners", "{\"name\": \"Ben\"}").is(201);

    var first = session.patch(path, "{\"amount\": \"1\"}", KEY, "edit").is(200);
    assertThat(first.etag()).isEqualTo(recorded.etag());
    assertThat(first.position()).isEqualTo(session.get("/owners").position());
    session.patch(path, "{\"amount\": \"3\"}").is(200);

    sameAnswer(first, session.patch(path, "{\"amount\": \"1\"}", KEY, "edit"));
    session
        .patch(path, "{\"amount\": \"2\"}", KEY, "edit")
        .isRefused(422, "idempotency_key_reused");
    assertThat(session.get(path).data("/amount")).isEqualTo("3.00");
  }

  @Test
  void aDryRunOfAnEditThatChangesNothingIsNotRemembered() {
    var path = "/contributions/" + books.record(period, ada, "1", "2026-01-01").is(201).id();
    var dry = session.patch(path + "?dry_run=true", "{\"amount\": \"1\"}", KEY, "edit").is(200);
    assertThat(dry.header("Daybook-Position")).isNull();
    assertThat(session.patch(path, "{\"amount\": \"2\"}", KEY, "edit").is(200).isReplayed())
        .isFalse();
  }

  @Test
  void aRepetitionOfAnOldVersionGetsTheFirstAnswer() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();
    String[] headers = {KEY, "edit", "If-Match", recorded.etag()};
    var first = session.patch(path, "{\"amount\": \"2\"}", headers).is(200);
    sameAnswer(first, session.patch(path, "{\"amount\": \"2\"}", headers));
  }

  @Test
  void aKeyMayBeQuotedOrNot() {
    var first = books.record(period, ada, "1", "2026-01-01", KEY, "key").is(201);
    sameAnswer(first, books.record(period, ada, "1", "2026-01-01", KEY, "\"key\""));
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefused() {
    books.record(period, ada, "1", "2026-01-01", KEY, "key").is(201);
    books
        .record(period, ada, "2", "2026-01-01", KEY, "key")
        .isRefused(422, "idempotency_key_reused");
    books.close(period, KEY, "key").isRefused(422, "idempotency_key_reused");
    books.record(ada, ada, "1", "2026-01-01", KEY, "key").isRefused(422, "idempotency_key_reused");
  }

  @Test
  void aKeyIsItsCallersOwn() {
    var first = books.record(period, ada, "1", "2026-01-01", KEY, "key").is(201);
    var other = new Bookkeeper(session.service().newUser(session.tenant(), "other"));
    var second = other.record(period, ada, "1", "2026-01-01", KEY, "key").is(201);
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void aRefusalIsNotKept() {
    books.close(period).is(200);
    books.record(period, ada, "1", "2026-01-01", KEY, "key").isRefused(409, "period_closed");
    books.reopen(period).is(200);
    assertThat(books.record(period, ada, "1", "2026-01-01", KEY, "key").is(201).isReplayed())
        .isFalse();
  }

  @Test
  void aDryRunShowsTheAnswerAndWritesNothing() {
    var recorded = books.record(period, ada, "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();
    var before = session.get("/periods").position();

    var owner = session.post("/owners?dry_run=true", "{\"name\": \"Ben\"}", KEY, "dry").is(200);
    assertThat(owner.data("/name")).isEqualTo("Ben");
    session.post("/periods?dry_run=true", Bookkeeper.periodJson("2026 Q2")).is(200);
    session
        .post(list + "?dry_run=true", Bookkeeper.contributionJson(ada, "2", "2026-01-01"))
        .is(200);
    var edited = session.patch(path + "?dry_run=true", "{\"amount\": \"9\"}").is(200);
    assertThat(edited.data("/amount")).isEqualTo("9.00");
    session.delete(path + "?dry_run=true").is(200);
    var closed = session.post("/periods/" + period + "/close?dry_run=true", "").is(200);
    assertThat(closed.data("/status")).isEqualTo("CLOSED");
    books.reopen(period + "?dry_run=true").isRefused(409, "period_open");

    var after = session.get("/periods").is(200);
    assertThat(after.position()).isEqualTo(before);
    assertThat(after.data().size()).isEqualTo(1);
    assertThat(session.get("/owners").data().size()).isEqualTo(1);
    assertThat(session.get(list).data().path(0)).isEqualTo(recorded.data());
    assertThat(owner.header("Location")).isNull();
    session.post("/owners", "{\"name\": \"Cleo\"}", KEY, "dry").is(201);
  }

  /** Over connections that are kept open, so that nothing but the answer stands between the two. */
  @Test
  void whoHasTheAnswerMayAskAgainAtOnce() {
    for (int i = 0; i < TIMES; i++) {
      var key = "at once " + i;
      var first = books.record(period, ada, "1", "2026-01-01", KEY, key).is(201);
      sameAnswer(first, books.record(period, ada, "1", "2026-01-01", KEY, key));
    }
  }
}
