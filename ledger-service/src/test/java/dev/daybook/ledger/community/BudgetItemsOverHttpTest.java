package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetItemsOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String period = books.period("2026 Q1");
  private final String list = "/periods/" + period + "/budget-items";

  private static String field(String name, String value) {
    return "{\"%s\": \"%s\"}".formatted(name, value);
  }

  private Reply planWith(String field) {
    return session.post(
        list, Bookkeeper.budgetItemJson("WATER", "600").strip().replace("}", ", " + field + "}"));
  }

  @Test
  void aBudgetItemIsAddedShownAndListed() {
    var added = planWith("\"unit_price\": \"2.1\"").is(201);

    assertThat(added.data("/payment_type")).isEqualTo("WATER");
    assertThat(added.data("/budgeted_cost")).isEqualTo("600.00");
    assertThat(added.data("/currency")).isEqualTo("EUR");
    assertThat(added.data("/allocation_strategy")).isEqualTo("USAGE_BASED");
    assertThat(added.data("/unit_price")).isEqualTo("2.10");
    assertThat(added.data("/period_id")).isEqualTo(period);
    assertThat(added.location()).isEqualTo("/api/v1/budget-items/" + added.id());

    var shown = session.get("/budget-items/" + added.id()).is(200);
    assertThat(shown.data()).isEqualTo(added.data());
    assertThat(shown.etag()).isEqualTo(added.etag());
    var listed = session.get(list).is(200);
    assertThat(listed.eachOf("id")).containsExactly(added.id());
    assertThat(listed.eachOf("budgeted_cost")).containsExactly("600.00");
  }

  @Test
  void anEditChangesWhatItNamesAndNothingElse() {
    var path = "/budget-items/" + planWith("\"unit_price\": 2").is(201).id();
    var edited = session.patch(path, "{\"budgeted_cost\": 0}").is(200);
    assertThat(edited.data("/budgeted_cost")).isEqualTo("0.00");
    assertThat(edited.data("/allocation_strategy")).isEqualTo("USAGE_BASED");
    assertThat(edited.data("/payment_type")).isEqualTo("WATER");
    assertThat(edited.data("/unit_price")).isEqualTo("2.00");
    assertThat(session.get(path).data()).isEqualTo(edited.data());
    var unpriced =
        session.patch(path, "{\"unit_price\": null, \"allocation_strategy\": \"NONE\"}").is(200);
    assertThat(unpriced.data().path("unit_price").isNull()).isTrue();
    assertThat(unpriced.data("/allocation_strategy")).isEqualTo("NONE");
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    var added = books.plan(period, "WATER", "600").is(201);
    var path = "/budget-items/" + added.id();
    for (var json :
        List.of("{}", field("budgeted_cost", "600.0"), field("payment_type", " WATER "))) {
      assertThat(session.patch(path, json).is(200).etag()).as(json).isEqualTo(added.etag());
    }
    assertThat(session.get(path + "/history").data().size()).isEqualTo(1);
  }

  @Test
  void aPaymentTypeHasOneItemInAPeriod() {
    var water = "/budget-items/" + books.plan(period, "WATER", "1").is(201).id();
    books.plan(period, " WATER ", "1").isRefused(409, "duplicate_budget_item");
    books.plan(books.period("2026 Q2"), "WATER", "1").is(201);
    var gas = "/budget-items/" + books.plan(period, "GAS", "1").is(201).id();
    session.patch(gas, field("payment_type", "WATER")).isRefused(409, "duplicate_budget_item");

    session.patch(water, field("payment_type", "water")).is(200);
    session.patch(gas, field("payment_type", "WATER")).is(200);
    books.plan(period, "GAS", "1").is(201);
    books.plan(period, "WATER", "1").isRefused(409, "duplicate_budget_item");
  }

  @Test
  void aVoidedItemLeavesItsPaymentType() {
    var path = "/budget-items/" + books.plan(period, "WATER", "1").is(201).id();
    session.delete(path).is(204);
    session.get(path).isRefused(404, "not_found");
    session.patch(path, field("payment_type", "GAS")).isRefused(404, "not_found");
    books.plan(period, "WATER", "1").is(201);
    assertThat(session.get(path + "/history").eachOf("action"))
        .containsExactly("RECORDED", "VOIDED");
  }

  @Test
  void otherItemsDoNotChangeTheVersionOfThisOne() {
    var water = books.plan(period, "WATER", "1").is(201);
    var gas = books.plan(period, "GAS", "1").is(201);
    var path = "/budget-items/" + water.id();
    session.patch("/budget-items/" + gas.id(), field("budgeted_cost", "2")).is(200);

    var edited =
        session.patch(path, field("payment_type", "OIL"), "If-Match", water.etag()).is(200);
    assertThat(session.get(path).etag()).isEqualTo(edited.etag());
    session
        .patch(path, field("payment_type", "COAL"), "If-Match", water.etag())
        .isRefused(412, "precondition_failed");
    var dry = session.patch(path + "?dry_run=true", field("payment_type", "COAL")).is(200);
    assertThat(dry.etag()).isEqualTo(edited.etag());
  }

  @ParameterizedTest
  @CsvSource({
    "budgeted_cost, 0.001, too_many_decimals",
    "budgeted_cost, 10000000000000.01, too_large",
    "budgeted_cost, -1, validation_error",
    "unit_price, 0.0000001, too_many_decimals",
    "unit_price, 10000000000000.01, too_large",
    "unit_price, -1, validation_error",
    "payment_type, ' ', validation_error",
    "allocation_strategy, BY_LUCK, validation_error",
  })
  void whatDoesNotFitIsRefusedWhereItIsAddedAndWhereItIsEdited(
      String field, String value, String code) {
    var path = "/budget-items/" + books.plan(period, "GAS", "1").is(201).id();
    var edit = session.patch(path, field(field, value)).isRefused(422, code);
    assertThat(edit.body().at("/error/details/0/field").asString()).isEqualTo(field);

    var json =
        """
        {"payment_type": "%s", "budgeted_cost": "%s", "allocation_strategy": "%s", "unit_price": "%s"}
        """
            .formatted(
                field.equals("payment_type") ? value : "WATER",
                field.equals("budgeted_cost") ? value : "1",
                field.equals("allocation_strategy") ? value : "USAGE_BASED",
                field.equals("unit_price") ? value : "1");
    var refused = session.post(list, json).isRefused(422, code);
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo(field);
  }

  @Test
  void aPeriodHasOneCurrency() {
    planWith("\"currency\": \"JPY\"").isRefused(422, "currency_not_of_period");
    planWith("\"currency\": \"EUR\"").is(201);
  }

  @Test
  void aListIsInTheOrderOfAddingAndReadInParts() {
    var ids =
        List.of("WATER", "GAS", "OIL").stream()
            .map(type -> books.plan(period, type, "1").is(201).id())
            .toList();
    var part = session.get(list + "?limit=2").is(200);
    assertThat(part.eachOf("id")).isEqualTo(ids.subList(0, 2));
    assertThat(part.meta().path("total").asLong()).isEqualTo(3);
    var cursor = part.meta().path("next_cursor").asString();
    assertThat(session.get(list + "?limit=2&cursor=" + cursor).eachOf("id"))
        .isEqualTo(ids.subList(2, 3));
    assertThat(session.get(list, "Accept", "application/x-ndjson").lines()).hasSize(3);
  }
}
