package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertiesOverHttpTest {

  private static final String NOBODY = "019b76da-a800-7000-8000-000000000000";
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Ben");

  private Reply register(String label, String weight) {
    return session.post("/properties", Bookkeeper.propertyJson(label, ada, weight));
  }

  private static String field(String name, String value) {
    return "{\"%s\": \"%s\"}".formatted(name, value);
  }

  private String sold(String to, LocalDate from) {
    return "{\"owner_id\": \"%s\", \"from\": \"%s\"}".formatted(to, from);
  }

  @Test
  void aPropertyIsRegisteredShownAndListed() {
    var registered = register(" Flat 1 ", "62.50").is(201);

    assertThat(registered.data("/label")).isEqualTo("Flat 1");
    assertThat(registered.data("/owner_id")).isEqualTo(ada);
    assertThat(registered.data("/share_weight")).isEqualTo("62.5");
    assertThat(registered.data().path("active").asBoolean()).isTrue();
    assertThat(registered.data().path("stretches").size()).isEqualTo(1);
    assertThat(registered.data().at("/stretches/0/from").isNull()).isTrue();
    assertThat(registered.location()).isEqualTo("/api/v1/properties/" + registered.id());

    var shown = session.get("/properties/" + registered.id()).is(200);
    assertThat(shown.data()).isEqualTo(registered.data());
    assertThat(shown.etag()).isEqualTo(registered.etag());
    assertThat(session.get("/properties").data().path(0)).isEqualTo(registered.data());
    assertThat(session.get("/properties", "Accept", "application/x-ndjson").lines())
        .containsExactly(registered.data());
  }

  @Test
  void costsNeedNotBeSharedOverIt() {
    var json = Bookkeeper.propertyJson("Cellar", ada, "1").replace("}", ", \"active\": false}");
    var cellar = session.post("/properties", json).is(201);
    assertThat(cellar.data().path("active").asBoolean()).isFalse();
  }

  @Test
  void propertiesAreListedInTheOrderOfTheirRegistrationAndMayBearTheSameLabel() {
    var first = books.property("Cellar", ada);
    var second = books.property("Cellar", ben);
    assertThat(session.get("/properties").eachOf("id")).containsExactly(first, second);
    assertThat(session.get("/properties?limit=1&skip=1").eachOf("id")).containsExactly(second);
  }

  @Test
  void aPropertyIsSoldFromADayOn() {
    var path = "/properties/" + books.property("Flat 1", ada);

    var planned = session.patch(path, sold(ben, TODAY.plusDays(10))).is(200);
    assertThat(planned.data("/owner_id")).isEqualTo(ada);
    assertThat(planned.data("/stretches/1/owner_id")).isEqualTo(ben);
    assertThat(planned.data("/stretches/1/from")).isEqualTo(TODAY.plusDays(10) + "");
    assertThat(session.get(path).data()).isEqualTo(planned.data());

    var done = session.patch(path, sold(ben, TODAY.minusDays(10))).is(200);
    assertThat(done.data("/owner_id")).isEqualTo(ben);
    assertThat(session.get("/properties").data().path(0)).isEqualTo(done.data());
    assertThat(session.get(path + "?at_position=" + planned.position()).data())
        .isEqualTo(planned.data());
  }

  @Test
  void aDayThatIsNotNamedIsToday() {
    var path = "/properties/" + books.property("Flat 1", ada);
    var rested =
        session
            .patch(path, "{\"active\": false, \"share_weight\": 2, \"label\": \" 1a \"}")
            .is(200);
    assertThat(rested.data().path("active").asBoolean()).isFalse();
    assertThat(rested.data("/share_weight")).isEqualTo("2");
    assertThat(rested.data("/label")).isEqualTo("1a");
    assertThat(rested.data("/stretches/1/from")).isEqualTo(TODAY + "");
    assertThat(rested.data().at("/stretches/0/active").asBoolean()).isTrue();
  }

  @Test
  void anEarlierDayThatIsChangedLaterStopsAtTheNextOne() {
    var path = "/properties/" + books.property("Flat 1", ada);
    session.patch(path, sold(ben, LocalDate.parse("2026-03-01"))).is(200);
    var edited =
        session
            .patch(
                path,
                "{\"owner_id\": \"%s\", \"share_weight\": \"3\", \"from\": \"2026-02-01\"}"
                    .formatted(ada))
            .is(200);
    assertThat(edited.data().path("stretches").findValuesAsString("owner_id"))
        .containsExactly(ada, ada, ben);
    assertThat(edited.data().path("stretches").findValuesAsString("share_weight"))
        .containsExactly("1", "3", "3");
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    var registered = register("Flat 1", "62.5").is(201);
    var path = "/properties/" + registered.id();
    for (var json :
        List.of(
            "{}",
            field("label", " Flat 1 "),
            field("owner_id", ada),
            field("share_weight", "62.500"),
            field("from", "2026-01-01"),
            "{\"active\": true}")) {
      assertThat(session.patch(path, json).is(200).etag()).as(json).isEqualTo(registered.etag());
    }
    var sale = session.patch(path, sold(ben, TODAY.plusDays(1))).is(200);
    assertThat(session.patch(path, sold(ben, TODAY.plusDays(1))).is(200).etag())
        .isEqualTo(sale.etag());
  }

  @Test
  void whatIsSaidOfADayIsKeptOnceAndSaidAgainChangesNothing() {
    var path = "/properties/" + books.property("Flat 1", ada);
    var said = session.patch(path, sold(ada, TODAY)).is(200);
    assertThat(said.data().path("stretches").size()).isEqualTo(2);
    var again = session.patch(path, sold(ada, TODAY)).is(200);
    assertThat(again.etag()).isEqualTo(said.etag());
    assertThat(again.data()).isEqualTo(said.data());
    assertThat(session.get(path).data()).isEqualTo(said.data());
  }

  @Test
  void theVersionTellsThatASaleHasTakenEffect() {
    var path = "/properties/" + books.property("Flat 1", ada);
    var sale = session.patch(path, sold(ben, TODAY.plusDays(10))).is(200);
    var before = session.get(path + "?as_of=%sT00:00:00Z".formatted(TODAY.plusDays(9))).is(200);
    var after = session.get(path + "?as_of=%sT00:00:00Z".formatted(TODAY.plusDays(10))).is(200);
    assertThat(before.data("/owner_id")).isEqualTo(ada);
    assertThat(before.etag()).isEqualTo(sale.etag());
    assertThat(after.data("/owner_id")).isEqualTo(ben);
    assertThat(after.etag()).isNotEqualTo(sale.etag());
    session.patch(path, field("label", "1a"), "If-Match", after.etag()).is(200);
    session
        .patch(path, field("label", "1b"), "If-Match", after.etag())
        .isRefused(412, "precondition_failed");
  }

  @Test
  void anEditOfAnOldVersionIsRefused() {
    var registered = register("Flat 1", "1").is(201);
    var path = "/properties/" + registered.id();
    var edited =
        session
            .patch(path, "{\"label\": \"1a\", \"active\": false}", "If-Match", registered.etag())
            .is(200);
    assertThat(session.get(path).etag()).isEqualTo(edited.etag());
    session
        .patch(path, field("label", "1b"), "If-Match", registered.etag())
        .isRefused(412, "precondition_failed");
  }

  @ParameterizedTest
  @CsvSource({
    "share_weight, 0.0000001, too_many_decimals",
    "share_weight, 1000000000.1, too_large",
    "share_weight, 0, validation_error",
    "share_weight, -1, validation_error",
    "owner_id, " + NOBODY + ", unknown_owner",
    "label, ' ', validation_error",
  })
  void whatDoesNotFitIsRefusedWhereItIsRegisteredAndWhereItIsEdited(
      String field, String value, String code) {
    var json =
        Bookkeeper.propertyJson(
            field.equals("label") ? value : "Flat 1",
            field.equals("owner_id") ? value : ada,
            field.equals("share_weight") ? value : "1");
    var refused = session.post("/properties", json).isRefused(422, code);
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo(field);

    var path = "/properties/" + books.property("Flat 1", ada);
    var edit = session.patch(path, field(field, value)).isRefused(422, code);
    assertThat(edit.body().at("/error/details/0/field").asString()).isEqualTo(field);
  }

  @Test
  void aLabelHasALimit() {
    register("x".repeat(200), "1").is(201);
    register("x".repeat(201), "1").isRefused(422, "validation_error");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    session.get("/properties/" + NOBODY).isRefused(404, "not_found");
    session.patch("/properties/" + NOBODY, field("label", "1a")).isRefused(404, "not_found");
  }

  @Test
  void whatIsRepeatedWithItsKeyHappensOnceAndADryRunWritesNothing() {
    var json = Bookkeeper.propertyJson("Flat 1", ada, "1");
    session.post("/properties?dry_run=true", json).is(200);
    var first = session.post("/properties", json, "Idempotency-Key", "a").is(201);
    var again = session.post("/properties", json, "Idempotency-Key", "a").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.data()).isEqualTo(first.data());

    var path = "/properties/" + first.id();
    var edit = sold(ben, TODAY);
    session.patch(path + "?dry_run=true", edit).is(200);
    assertThat(session.get("/properties").data().path(0)).isEqualTo(first.data());
    var sale = session.patch(path, edit, "Idempotency-Key", "b").is(200);
    assertThat(session.patch(path, edit, "Idempotency-Key", "b").is(200).isReplayed()).isTrue();
    assertThat(session.get(path).data()).isEqualTo(sale.data());
  }

  @Test
  void aPropertyAndTheListOfThemCanBeWatched() {
    var path = "/properties/" + books.property("Flat 1", ada);
    try (var one = session.live(path);
        var all = session.live("/properties")) {
      assertThat(one.next().data().path("label").asString()).isEqualTo("Flat 1");
      assertThat(all.next().data().findValuesAsString("label")).containsExactly("Flat 1");
      session.patch(path, field("label", "1a")).is(200);
      var message = one.next();
      assertThat(message.event()).isEqualTo("property");
      assertThat(message.data().path("label").asString()).isEqualTo("1a");
      assertThat(all.next().data().findValuesAsString("label")).containsExactly("1a");
    }
  }

  @Test
  void whatIsAnotherTenantsIsNotThere() {
    var path = "/properties/" + books.property("Flat 1", ada);
    var theirs = Bookkeeper.ofNewTenant().session();
    theirs.get(path).isRefused(404, "not_found");
    theirs.patch(path, field("label", "1a")).isRefused(404, "not_found");
    theirs
        .post("/properties", Bookkeeper.propertyJson("Flat 1", ada, "1"))
        .isRefused(422, "unknown_owner");
    assertThat(theirs.get("/properties").data().size()).isZero();
    assertThat(session.get(path).data("/label")).isEqualTo("Flat 1");
  }
}
