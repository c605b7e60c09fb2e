package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Owners end, and nothing of theirs is lost; who comes at the same moment is heard or refused. */
class OwnersEndOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Ben");
  private final String period = period("2020 Q1", "2020-01-01", "2020-03-31");

  private String period(String name, String start, String end) {
    var json =
        """
        {"name": "%s", "start_date": "%s", "end_date": "%s", "currency": "EUR"}
        """;
    return session.post("/periods", json.formatted(name, start, end)).is(201).id();
  }

  private Reply retire(String owner, String day) {
    return session.patch("/owners/" + owner, retiring(day));
  }

  private static String retiring(String day) {
    return "{\"retired_on\": \"%s\"}".formatted(day);
  }

  private Reply transfer(String property, String owner, String from) {
    return session.patch("/properties/" + property, transferring(owner, from));
  }

  private static String transferring(String owner, String from) {
    return "{\"owner_id\": \"%s\", \"from\": \"%s\"}".formatted(owner, from);
  }

  private List<String> owners(String query) {
    return session.get("/owners" + query).is(200).eachOf("id");
  }

  @Test
  void whoHasRetiredLeavesTheListAndTakesNothingLater() {
    var retired = retire(ada, "2020-02-28").is(200);
    assertThat(retired.data("/retired_on")).isEqualTo("2020-02-28");
    assertThat(owners("")).containsExactly(ben);
    assertThat(owners("?retired=true")).containsExactly(ada);
    assertThat(owners("?retired=true&search=ben")).isEmpty();
    assertThat(owners("?at_position=" + (retired.position() - 1))).containsExactly(ada, ben);
    assertThat(session.get("/owners/" + ada).data()).isEqualTo(retired.data());

    var flat = books.property("Flat 1", ben);
    books.record(period, ada, "1", "2020-02-28").is(201);
    books.record(period, ada, "1", "2020-03-01").isRefused(422, "owner_retired");
    books.spend(period, ada, "1", "Roof", "2020-03-01").isRefused(422, "owner_retired");
    books.charge(period, ada, "1", "2020-03-01").isRefused(422, "owner_retired");
    session
        .post("/properties", Bookkeeper.propertyJson("Flat 2", ada, "1"))
        .isRefused(422, "owner_retired");
    transfer(flat, ada, "2020-02-01").isRefused(422, "owner_retired");
    var refused = books.record(period, ada, "1", "2020-03-01");
    assertThat(refused.body().at("/error/message").asString())
        .isEqualTo("Ada retired on 2020-02-28 and takes nothing that is later.");
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo("owner_id");
  }

  @Test
  void aRetirementIsTakenBack() {
    retire(ada, "2020-02-28").is(200);
    var back = session.patch("/owners/" + ada, "{\"retired_on\": null}").is(200);
    assertThat(back.data().path("retired_on").isNull()).isTrue();
    assertThat(owners("")).containsExactly(ada, ben);
    books.record(period, ada, "1", "2020-03-01").is(201);
    assertThat(session.get("/owners/" + ada + "/history").eachOf("action"))
        .containsExactly("REGISTERED", "EDITED", "EDITED");
  }

  @Test
  void whoRetiresLaterIsStillThere() {
    retire(ada, "2999-12-31").is(200);
    assertThat(owners("")).containsExactly(ada, ben);
    assertThat(owners("?retired=true")).isEmpty();
  }

  @Test
  void whoHoldsAPropertyOrOwesDoesNotRetire() {
    var flat = books.property("Flat 1", ada);
    books.record(period, ada, "12.50", "2020-01-01").is(201);
    var refused = retire(ada, "2020-03-31").isRefused(409, "holds_property");
    var details = refused.body().at("/error/details");
    assertThat(details.findValuesAsString("code"))
        .containsExactly("holds_property", "balance_not_zero");
    assertThat(details.findValuesAsString("message")).containsExactly(flat, period);
    assertThat(refused.body().at("/error/message").asString())
        .isEqualTo("Ada holds “Flat 1” on 2020-03-31 or later; transfer it first.");

    transfer(flat, ben, "2020-03-31").is(200);
    var owing = retire(ada, "2020-03-31").isRefused(409, "balance_not_zero");
    assertThat(owing.body().at("/error/message").asString())
        .isEqualTo("Ada's balance in “2020 Q1” is 12.50 EUR; settle it first.");
    retire(ada, "2020-03-30").isRefused(409, "holds_property");

    books.charge(period, ada, "12.50", "2020-01-01").is(201);
    retire(ada, "2020-03-31").is(200);
  }

  @Test
  void whatDoesNotCountIsNoHindranceUntilItIsMadeActive() {
    var flat = books.property("Flat 1", ada);
    session.patch("/properties/" + flat, "{\"active\": false, \"from\": \"2020-01-01\"}").is(200);
    retire(ada, "2020-03-31").is(200);
    var refused =
        session
            .patch("/properties/" + flat, "{\"active\": true, \"from\": \"2020-03-01\"}")
            .isRefused(422, "owner_retired");
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo("active");
    session
        .patch(
            "/properties/" + flat,
            "{\"active\": true, \"owner_id\": \"%s\", \"from\": \"2020-03-01\"}".formatted(ben))
        .is(200);
  }

  @Test
  void laterSheetsLeaveOutWhoHasRetiredUnlessSomethingIsTheirs() {
    retire(ada, "2020-03-31").is(200);
    var next = period("2020 Q2", "2020-04-01", "2020-06-30");
    assertThat(onSheet(period)).containsExactly(ada, ben);
    assertThat(onSheet(next)).containsExactly(ben);
    var chained = session.get("/periods/" + next + "/carry-forward").is(200).data();
    assertThat(chained.at("/periods/0/owners").findValuesAsString("owner_id"))
        .containsExactly(ada, ben);
    assertThat(chained.at("/periods/1/owners").findValuesAsString("owner_id")).containsExactly(ben);

    books.record(period, ada, "0.10", "2020-03-31").is(201);
    assertThat(onSheet(next)).containsExactly(ada, ben);
    var sheet = session.get("/periods/" + next + "/balance-sheet").data();
    assertThat(sheet.at("/owners/0/balance").asString()).isEqualTo("0.10");
    assertThat(sheet.path("checks").valueStream().allMatch(JsonNode::booleanValue)).isTrue();
  }

  private List<String> onSheet(String id) {
    return session
        .get("/periods/" + id + "/balance-sheet")
        .is(200)
        .data()
        .path("owners")
        .findValuesAsString("owner_id");
  }

  @Test
  void whatChangesNothingIsNotWrittenDownAndADryRunTellsWhatWouldHappen() {
    session.patch("/owners/" + ada + "?dry_run=true", retiring("2020-03-31")).is(200);
    assertThat(owners("")).contains(ada);
    var first = retire(ada, "2020-03-31").is(200);
    assertThat(retire(ada, "2020-03-31").is(200).etag()).isEqualTo(first.etag());
    session
        .patch("/owners/" + ada, retiring("2020-03-30"), "If-Match", "\"1\"")
        .isRefused(412, "precondition_failed");
    assertThat(session.get("/owners/" + ada + "/history").data().size()).isEqualTo(2);
    session
        .patch("/owners/019b76da-a800-7000-8000-000000000000", retiring("2020-03-31"))
        .isRefused(404, "not_found");
    session.patch("/owners/" + ada, retiring("2020-02-30")).isRefused(422, "validation_error");
  }

  @RepeatedTest(5)
  void aPropertyIsTransferredToARetiringOwnerOrTheOwnerRetires() {
    var flat = books.property("Flat 1", ben);
    var both =
        together(
            session.sending("PATCH", "/owners/" + ada, retiring("2020-02-28")),
            session.sending("PATCH", "/properties/" + flat, transferring(ada, "2020-02-01")));
    var holds = session.get("/properties/" + flat).data("/owner_id").equals(ada);
    if (holds) {
      both.getFirst().isRefused(409, "holds_property");
      both.getLast().is(200);
    } else {
      both.getFirst().is(200);
      both.getLast().isRefused(422, "owner_retired");
    }
  }

  @RepeatedTest(5)
  void anEntryOfARetiringOwnerIsRecordedOrTheOwnerRetires() {
    var contribution = Bookkeeper.contributionJson(ada, "1", "2020-03-01");
    var both =
        together(
            session.sending("PATCH", "/owners/" + ada, retiring("2020-02-28")),
            session.sending("POST", "/periods/" + period + "/contributions", contribution));
    var recorded = books.contributions(period).is(200).data().size() == 1;
    if (recorded) {
      both.getFirst().isRefused(409, "balance_not_zero");
      both.getLast().is(201);
    } else {
      both.getFirst().is(200);
      both.getLast().isRefused(422, "owner_retired");
    }
  }

  private static List<Reply> together(
      CompletableFuture<Reply> one, CompletableFuture<Reply> other) {
    return List.of(one.join(), other.join());
  }
}
