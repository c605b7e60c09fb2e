package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsOverHttpTest {

  private static final String NOBODY = "019b76da-a800-7000-8000-000000000000";

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String flat = books.property("Flat 1", ada);
  private final String period = books.period("2026 Q1");
  private final String water = books.plan(period, "WATER", "600").is(201).id();
  private final String list = "/periods/" + period + "/readings";

  private Reply read(String start, String end) {
    return books.read(period, flat, water, start, end);
  }

  private static String field(String name, String value) {
    return "{\"%s\": \"%s\"}".formatted(name, value);
  }

  @Test
  void aReadingIsRecordedShownAndListed() {
    var recorded = read("1204.50", "1251.75").is(201);

    assertThat(recorded.data("/property_id")).isEqualTo(flat);
    assertThat(recorded.data("/budget_item_id")).isEqualTo(water);
    assertThat(recorded.data("/meter_start_reading")).isEqualTo("1204.5");
    assertThat(recorded.data("/meter_end_reading")).isEqualTo("1251.75");
    assertThat(recorded.data("/consumption")).isEqualTo("47.25");
    assertThat(recorded.data("/date")).isEqualTo("2026-01-31");
    assertThat(recorded.location()).isEqualTo("/api/v1/readings/" + recorded.id());

    var shown = session.get("/readings/" + recorded.id()).is(200);
    assertThat(shown.data()).isEqualTo(recorded.data());
    assertThat(shown.etag()).isEqualTo(recorded.etag());
    var listed = session.get(list).is(200);
    assertThat(listed.eachOf("id")).containsExactly(recorded.id());
    assertThat(listed.eachOf("consumption")).containsExactly("47.25");
  }

  @Test
  void anEditChangesWhatItNamesAndNothingElse() {
    var path = "/readings/" + read("1", "2").is(201).id();
    var cellar = books.property("Cellar", ada);
    var gas = books.plan(period, "GAS", "1").is(201).id();
    session.patch(path, field("meter_end_reading", "2.5")).is(200);
    session.patch(path, field("property_id", cellar)).is(200);
    session.patch(path, field("budget_item_id", gas)).is(200);
    var edited = session.patch(path, field("date", "2026-02-28")).is(200);

    assertThat(edited.data("/meter_start_reading")).isEqualTo("1");
    assertThat(edited.data("/consumption")).isEqualTo("1.5");
    assertThat(edited.data("/property_id")).isEqualTo(cellar);
    assertThat(edited.data("/budget_item_id")).isEqualTo(gas);
    assertThat(session.get(path).data()).isEqualTo(edited.data());
  }

  @ParameterizedTest
  @CsvSource({
    "meter_start_reading, 0.0000001, too_many_decimals",
    "meter_start_reading, -1, validation_error",
    "meter_start_reading, 2.5, meter_reversed",
    "meter_end_reading, 2.0000001, too_many_decimals",
    "meter_end_reading, 1000000000000.1, too_large",
    "meter_end_reading, 0.5, meter_reversed",
    "date, 2025-12-31, date_outside_period",
    "date, 2026-04-01, date_outside_period",
    "property_id, " + NOBODY + ", unknown_property",
    "budget_item_id, " + NOBODY + ", unknown_budget_item",
  })
  void whatDoesNotFitIsRefusedWhereItIsRecordedAndWhereItIsEdited(
      String field, String value, String code) {
    var blamed = code.equals("meter_reversed") ? "meter_end_reading" : field;
    var path = "/readings/" + read("1", "2").is(201).id();
    var edit = session.patch(path, field(field, value)).isRefused(422, code);
    assertThat(edit.body().at("/error/details/0/field").asString()).isEqualTo(blamed);

    var json =
        Bookkeeper.readingJson(
            field.equals("property_id") ? value : flat,
            field.equals("budget_item_id") ? value : water,
            field.equals("meter_start_reading") ? value : "1",
            field.equals("meter_end_reading") ? value : "2",
            field.equals("date") ? value : "2026-01-31");
    var refused = session.post(list, json).isRefused(422, code);
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo(blamed);
  }

  @Test
  void aBudgetItemOfAnotherPeriodOrAVoidedOneIsUnknown() {
    var other = books.plan(books.period("2026 Q2"), "WATER", "1").is(201).id();
    books.read(period, flat, other, "1", "2").isRefused(422, "unknown_budget_item");
    var gas = books.plan(period, "GAS", "1").is(201).id();
    session.delete("/budget-items/" + gas).is(204);
    books.read(period, flat, gas, "1", "2").isRefused(422, "unknown_budget_item");
  }

  @Test
  void aListIsChronologicalAndOfOnePropertyOrOneItem() {
    var cellar = books.property("Cellar", ada);
    var gas = books.plan(period, "GAS", "1").is(201).id();
    var second = read("1", "2").is(201).id();
    var third = books.read(period, cellar, water, "1", "2").is(201).id();
    var first =
        session
            .post(list, Bookkeeper.readingJson(cellar, gas, "1", "2", "2026-01-01"))
            .is(201)
            .id();

    assertThat(session.get(list).eachOf("id")).containsExactly(first, second, third);
    assertThat(session.get(list + "?property_id=" + cellar).eachOf("id"))
        .containsExactly(first, third);
    assertThat(session.get(list + "?budget_item_id=" + water).eachOf("id"))
        .containsExactly(second, third);
    var both = session.get(list + "?budget_item_id=" + water + "&property_id=" + cellar).is(200);
    assertThat(both.eachOf("id")).containsExactly(third);
    assertThat(both.meta().path("total").asLong()).isEqualTo(1);
    var part = session.get(list + "?limit=2").is(200);
    var cursor = part.meta().path("next_cursor").asString();
    assertThat(session.get(list + "?limit=2&cursor=" + cursor).eachOf("id")).containsExactly(third);
    assertThat(session.get(list, "Accept", "application/x-ndjson").lines()).hasSize(3);
  }

  @Test
  void anotherTenantsPropertyAndBudgetItemAreUnknown() {
    var stranger = Bookkeeper.ofNewTenant();
    var refused = stranger.read(stranger.period("2026 Q1"), flat, water, "1", "2").is(422);
    assertThat(refused.body().at("/error/details").findValuesAsString("code"))
        .containsExactly("unknown_property", "unknown_budget_item");
  }
}
