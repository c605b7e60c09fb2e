package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A PATCH changes what it names; what that is, is one rule for everything that can be changed. */
class ChangesOverHttpTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Bookkeeper BOOKS = Bookkeeper.ofNewTenant();
  private static final Session SESSION = BOOKS.session();
  private static final Map<String, String> PATHS = paths();

  private static Map<String, String> paths() {
    var ada = BOOKS.owner("Ada");
    var flat = BOOKS.property("Flat 1", ada);
    var period = BOOKS.period("2026 Q1");
    var item = BOOKS.plan(period, "WATER", "10").is(201).id();
    return Map.of(
        "owners", "/owners/" + ada,
        "properties", "/properties/" + flat,
        "periods", "/periods/" + period,
        "budget-items", "/budget-items/" + item,
        "contributions",
            "/contributions/" + BOOKS.record(period, ada, "1", "2026-01-01").is(201).id(),
        "expenses",
            "/expenses/" + BOOKS.spend(period, ada, "1", "WATER", "2026-01-01").is(201).id(),
        "charges", "/charges/" + BOOKS.charge(period, ada, "1", "2026-01-01").is(201).id(),
        "readings", "/readings/" + BOOKS.read(period, flat, item, "1", "2").is(201).id());
  }

  private static String path(String noun) {
    return PATHS.getOrDefault(noun, noun);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owners",
        "properties",
        "periods",
        "budget-items",
        "contributions",
        "expenses",
        "charges",
        "readings"
      })
  void whatNamesNothingChangesNothing(String noun) {
    var before = SESSION.get(path(noun)).is(200);
    for (var json : new String[] {"", "{}"}) {
      var edited = SESSION.patch(path(noun), json).is(200);
      assertThat(edited.data()).isEqualTo(before.data());
      assertThat(edited.etag()).isEqualTo(before.etag());
    }
    assertThat(SESSION.get(path(noun)).etag()).isEqualTo(before.etag());
  }

  @ParameterizedTest
  @CsvSource({
    "owners, name",
    "properties, label",
    "properties, owner_id",
    "properties, share_weight",
    "properties, active",
    "properties, from",
    "periods, name",
    "periods, start_date",
    "periods, end_date",
    "periods, status",
    "periods, reason",
    "budget-items, payment_type",
    "budget-items, budgeted_cost",
    "budget-items, allocation_strategy",
    "contributions, owner_id",
    "contributions, amount",
    "contributions, date",
    "expenses, paid_by",
    "expenses, amount",
    "expenses, payment_type",
    "expenses, date",
    "charges, owner_id",
    "charges, description",
    "charges, amount",
    "charges, date",
    "readings, property_id",
    "readings, budget_item_id",
    "readings, meter_start_reading",
    "readings, meter_end_reading",
    "readings, date",
  })
  void whatNothingCanBeWithoutIsNotTakenAway(String noun, String field) {
    isAtFault(SESSION.patch(path(noun), "{\"%s\": null}".formatted(field)), field, "null_value");
  }

  @ParameterizedTest
  @CsvSource({
    "owners, name",
    "properties, label",
    "periods, name",
    "budget-items, payment_type",
    "expenses, payment_type",
    "expenses, vendor",
    "expenses, description",
    "charges, description",
  })
  void aNameThatDoesNotShowIsNone(String noun, String field) {
    for (var name : new String[] {"\u00A0", "\u200B", "\u2060", "\uFEFF", "\u3164\u200D"}) {
      isAtFault(SESSION.patch(path(noun), json(field, name)), field, "blank");
    }
    var named = SESSION.post("/owners", "{\"name\": \"\u00A0\uFEFFAda\u200B\"}").is(201);
    assertThat(named.data("/name")).isEqualTo("Ada");
  }

  /** Of a text that is too long by a letter all but one are taken. */
  @ParameterizedTest
  @CsvSource({
    "properties, share_weight, 0",
    "properties, share_weight, -1",
    "properties, label, 201 letters",
    "budget-items, budgeted_cost, -1",
    "budget-items, unit_price, -1",
    "budget-items, allocation_strategy, BY_LUCK",
    "contributions, amount, 0",
    "contributions, amount, -1",
    "expenses, amount, 0",
    "expenses, amount, -1",
    "expenses, payment_type, 101 letters",
    "expenses, vendor, 201 letters",
    "expenses, description, 2001 letters",
    "charges, amount, 0",
    "charges, amount, -1",
    "charges, description, 2001 letters",
    "readings, meter_start_reading, -1",
  })
  void whatIsNoValueOfAFieldIsRefusedWhereItIsRecordedAndWhereItIsEdited(
      String noun, String field, String value) {
    var bad = value;
    if (value.endsWith(" letters")) {
      bad = "x".repeat(Integer.parseInt(value.split(" ", 2)[0]));
      SESSION.patch(path(noun), json(field, bad.substring(1))).is(200);
    }
    isAtFault(SESSION.patch(path(noun), json(field, bad)), field);

    var room = EntryRoom.valueOf(noun.toUpperCase(Locale.ROOT).replace('-', '_'));
    var scene = room.scene();
    var body = (ObjectNode) JSON.readTree(room.json(scene, "2026-01-01"));
    isAtFault(scene.session().post(scene.list(), body.put(field, bad).toString()), field);
  }

  private static String json(String field, String value) {
    return "{\"%s\": \"%s\"}".formatted(field, value);
  }

  @Test
  void whatIsLeftOutOfSomethingNewMayAsWellBeNull() {
    SESSION.post("/owners", "{\"name\": \"Ben\", \"email\": null}").is(201);
  }

  private static void isAtFault(Reply refused, String field) {
    refused.isRefused(422, "validation_error");
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo(field);
  }

  private static void isAtFault(Reply refused, String field, String code) {
    isAtFault(refused, field);
    assertThat(refused.body().at("/error/details/0/code").asString()).isEqualTo(code);
  }
}
