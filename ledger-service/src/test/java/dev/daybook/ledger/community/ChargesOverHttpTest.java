package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargesOverHttpTest {

  private static final String NOBODY = "019b76da-a800-7000-8000-000000000000";

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");
  private final String list = "/periods/" + period + "/charges";

  private Reply charge(String amount, String date) {
    return books.charge(period, ada, amount, date);
  }

  @Test
  void aChargeIsRecordedShownAndListed() {
    var json = Bookkeeper.chargeJson(ada, "15", "2026-01-15");
    var recorded = session.post(list, json.replace("A lost key", " A lost key ")).is(201);

    assertThat(recorded.data("/amount")).isEqualTo("15.00");
    assertThat(recorded.data("/currency")).isEqualTo("EUR");
    assertThat(recorded.data("/period_id")).isEqualTo(period);
    assertThat(recorded.data("/owner_id")).isEqualTo(ada);
    assertThat(recorded.data("/description")).isEqualTo("A lost key");
    assertThat(recorded.data("/date")).isEqualTo("2026-01-15");
    assertThat(recorded.location()).isEqualTo("/api/v1/charges/" + recorded.id());

    var shown = session.get("/charges/" + recorded.id()).is(200);
    assertThat(shown.data()).isEqualTo(recorded.data());
    assertThat(shown.etag()).isEqualTo(recorded.etag());
    assertThat(session.get(list).data().path(0)).isEqualTo(recorded.data());
  }

  @Test
  void anEditChangesWhatItNamesAndNothingElse() {
    var ben = books.owner("Ben");
    var path = "/charges/" + charge("15.00", "2026-01-15").is(201).id();

    session.patch(path, "{\"description\": \" Two lost keys \"}").is(200);
    var edited =
        session.patch(path, "{\"owner_id\": \"%s\", \"amount\": \"30\"}".formatted(ben)).is(200);

    assertThat(edited.data("/owner_id")).isEqualTo(ben);
    assertThat(edited.data("/amount")).isEqualTo("30.00");
    assertThat(edited.data("/description")).isEqualTo("Two lost keys");
    assertThat(edited.data("/date")).isEqualTo("2026-01-15");
    assertThat(session.get(path).data()).isEqualTo(edited.data());
    assertThat(session.patch(path, "{\"date\": \"2026-02-01\"}").is(200).data("/date"))
        .isEqualTo("2026-02-01");
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    var recorded = charge("15.00", "2026-01-15").is(201);
    var path = "/charges/" + recorded.id();

    var edited = session.patch(path, "{\"amount\": \"15\"}").is(200);

    assertThat(edited.etag()).isEqualTo(recorded.etag());
    assertThat(session.get(path + "/history").data().size()).isEqualTo(1);
  }

  @Test
  void anEditOfAnOldVersionIsRefused() {
    var recorded = charge("15.00", "2026-01-15").is(201);
    var path = "/charges/" + recorded.id();
    var json = "{\"amount\": \"16.00\"}";
    var edited = session.patch(path, json, "If-Match", recorded.etag()).is(200);
    session.patch(path, json, "If-Match", recorded.etag()).isRefused(412, "precondition_failed");
    session.delete(path, "If-Match", recorded.etag()).isRefused(412, "precondition_failed");
    session.delete(path, "If-Match", edited.etag()).is(204);
  }

  @Test
  void aVoidedChargeIsGoneButNotItsHistory() {
    var recorded = charge("15.00", "2026-01-15").is(201);
    var path = "/charges/" + recorded.id();
    var edited = session.patch(path, "{\"amount\": \"16.00\"}").is(200);
    var voided = session.delete(path).is(204);

    session.get(path).isRefused(404, "not_found");
    session.delete(path).isRefused(404, "not_found");
    session.patch(path, "{\"amount\": \"17.00\"}").isRefused(404, "not_found");
    assertThat(session.get(list).data().size()).isZero();
    assertThat(session.get(path + "?at_position=" + edited.position()).data())
        .isEqualTo(edited.data());

    var history = session.get(path + "/history").is(200);
    assertThat(history.eachOf("action")).containsExactly("RECORDED", "EDITED", "VOIDED");
    assertThat(history.eachOf("position"))
        .containsExactly(recorded.position() + "", edited.position() + "", voided.position() + "");
    assertThat(history.data().at("/0/after")).isEqualTo(recorded.data());
    assertThat(history.data().at("/2/before")).isEqualTo(edited.data());
    assertThat(history.data().at("/2/after").isNull()).isTrue();
    assertThat(history.eachOf("actor")).containsOnly(session.get("/me").data("/id"));
    assertThat(session.get(path + "/history", "Accept", "application/x-ndjson").lines()).hasSize(3);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    session.get("/charges/" + NOBODY).isRefused(404, "not_found");
    session.get("/charges/" + NOBODY + "/history").isRefused(404, "not_found");
    session.patch("/charges/" + NOBODY, "{\"amount\": \"1\"}").isRefused(404, "not_found");
    session.delete("/charges/" + NOBODY).isRefused(404, "not_found");
    session.get("/periods/" + NOBODY + "/charges").isRefused(404, "not_found");
    books.charge(NOBODY, ada, "1", "2026-01-01").isRefused(404, "not_found");
  }

  @Test
  void aClosedPeriodTakesNothingUntilItIsReopened() {
    var path = "/charges/" + charge("15.00", "2026-01-15").is(201).id();
    books.close(period).is(200);

    charge("15.00", "2026-01-15").isRefused(409, "period_closed");
    session.patch(path, "{\"amount\": \"16.00\"}").isRefused(409, "period_closed");
    session.delete(path).isRefused(409, "period_closed");

    books.reopen(period).is(200);
    charge("15.00", "2026-01-15").is(201);
    session.patch(path, "{\"amount\": \"16.00\"}").is(200);
    session.delete(path).is(204);
  }

  @ParameterizedTest
  @CsvSource({
    "10.00, 2025-12-31, date_outside_period, date",
    "10.00, 2026-04-01, date_outside_period, date",
    "10.001, 2026-01-15, too_many_decimals, amount",
    "10000000000000.01, 2026-01-15, too_large, amount",
    "0, 2026-01-15, validation_error, amount",
    "-1, 2026-01-15, validation_error, amount",
  })
  void whatDoesNotFitIsRefusedWhereItIsRecordedAndWhereItIsEdited(
      String amount, String date, String code, String field) {
    var refused = charge(amount, date).isRefused(422, code);
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo(field);

    var path = "/charges/" + charge("10.00", "2026-01-15").is(201).id();
    var json = "{\"amount\": \"%s\", \"date\": \"%s\"}".formatted(amount, date);
    session.patch(path, json).isRefused(422, code);
  }

  @Test
  void aDescriptionHasALimitAndIsNotBlank() {
    var path = "/charges/" + charge("10.00", "2026-01-15").is(201).id();
    session.patch(path, described("x".repeat(2000))).is(200);
    for (var bad : List.of("x".repeat(2001), " ", "")) {
      session.patch(path, described(bad)).isRefused(422, "validation_error");
    }
    var json = Bookkeeper.chargeJson(ada, "1", "2026-01-15");
    session.post(list, json.replace("A lost key", " ")).isRefused(422, "validation_error");
    session
        .post(list, json.replace("\"description\": \"A lost key\", ", ""))
        .isRefused(422, "validation_error");
  }

  private static String described(String text) {
    return "{\"description\": \"%s\"}".formatted(text);
  }

  @Test
  void anOwnerNobodyKnowsIsRefused() {
    books.charge(period, NOBODY, "1.00", "2026-01-15").isRefused(422, "unknown_owner");
    var path = "/charges/" + charge("10.00", "2026-01-15").is(201).id();
    session.patch(path, "{\"owner_id\": \"%s\"}".formatted(NOBODY)).isRefused(422, "unknown_owner");
  }

  @Test
  void aPeriodHasOneCurrency() {
    var json = Bookkeeper.chargeJson(ada, "1", "2026-01-15");
    session.post(list, json.replace("{", "{\"currency\": \"EUR\", ")).is(201);
    session
        .post(list, json.replace("{", "{\"currency\": \"JPY\", "))
        .isRefused(422, "currency_not_of_period");
  }

  @Test
  void aListIsChronologicalThenByPosition() {
    var second = charge("1", "2026-02-01").is(201).id();
    var third = charge("2", "2026-02-01").is(201).id();
    var first = charge("3", "2026-01-01").is(201).id();

    var part = session.get(list + "?limit=2").is(200);
    assertThat(part.eachOf("id")).containsExactly(first, second);
    assertThat(part.meta().path("total").asLong()).isEqualTo(3);
    assertThat(session.get(list + "?skip=2").eachOf("id")).containsExactly(third);
    assertThat(session.get(list, "Accept", "application/x-ndjson").lines()).hasSize(3);
  }

  @Test
  void theListOfAnOwnerSaysWhatItComesTo() {
    var ben = books.owner("Ben");
    var eve = books.owner("Eve");
    charge("10.10", "2026-02-01").is(201);
    charge("20.20", "2026-01-01").is(201);
    books.charge(period, ben, "5", "2026-01-01").is(201);

    var ofAda = session.get(list + "?limit=1&owner_id=" + ada).is(200);
    assertThat(ofAda.eachOf("amount")).containsExactly("20.20");
    assertThat(ofAda.meta().path("total").asLong()).isEqualTo(2);
    assertThat(ofAda.meta().path("cumulative_total").asString()).isEqualTo("30.30");
    var ofEve = session.get(list + "?owner_id=" + eve).is(200);
    assertThat(ofEve.meta().path("cumulative_total").asString()).isEqualTo("0.00");
  }

  @Test
  void whatIsRepeatedWithItsKeyHappensOnce() {
    var json = Bookkeeper.chargeJson(ada, "1", "2026-01-15");
    var first = session.post(list, json, "Idempotency-Key", "a").is(201);
    var again = session.post(list, json, "Idempotency-Key", "a").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.data()).isEqualTo(first.data());

    var path = "/charges/" + first.id();
    var edit = "{\"amount\": \"2\"}";
    assertThat(session.patch(path, edit, "Idempotency-Key", "b").is(200).isReplayed()).isFalse();
    assertThat(session.patch(path, edit, "Idempotency-Key", "b").is(200).isReplayed()).isTrue();
    assertThat(session.delete(path, "Idempotency-Key", "c").is(204).isReplayed()).isFalse();
    assertThat(session.delete(path, "Idempotency-Key", "c").is(204).isReplayed()).isTrue();
  }

  @Test
  void aDryRunWritesNothing() {
    session.post(list + "?dry_run=true", Bookkeeper.chargeJson(ada, "1", "2026-01-15")).is(200);
    var recorded = charge("1", "2026-01-01").is(201);
    var path = "/charges/" + recorded.id();
    session.patch(path + "?dry_run=true", "{\"amount\": \"2\"}").is(200);
    session.delete(path + "?dry_run=true").is(200);
    assertThat(session.get(list).data().path(0)).isEqualTo(recorded.data());
  }

  @Test
  void aChargeAndAListOfThemCanBeWatched() {
    var path = "/charges/" + charge("1", "2026-01-01").is(201).id();
    try (var one = session.live(path);
        var all = session.live(list)) {
      assertThat(one.next().data().path("amount").asString()).isEqualTo("1.00");
      assertThat(all.next().data().findValuesAsString("amount")).containsExactly("1.00");
      session.patch(path, "{\"amount\": \"2\"}").is(200);
      assertThat(one.next().data().path("amount").asString()).isEqualTo("2.00");
      assertThat(all.next().data().findValuesAsString("amount")).containsExactly("2.00");
    }
  }

  @Test
  void whatIsAnotherTenantsIsNotThere() {
    var path = "/charges/" + charge("1", "2026-01-01").is(201).id();
    var stranger = Bookkeeper.ofNewTenant();
    var theirs = stranger.session();

    for (var hidden : List.of(path, path + "/history", list)) {
      theirs.get(hidden).isRefused(404, "not_found");
    }
    theirs.patch(path, "{\"amount\": \"2\"}").isRefused(404, "not_found");
    theirs.delete(path).isRefused(404, "not_found");
    stranger.charge(period, ada, "1", "2026-01-01").isRefused(404, "not_found");
    stranger
        .charge(stranger.period("2026 Q1"), ada, "1", "2026-01-01")
        .isRefused(422, "unknown_owner");
    assertThat(session.get(path).is(200).data("/amount")).isEqualTo("1.00");
  }
}
