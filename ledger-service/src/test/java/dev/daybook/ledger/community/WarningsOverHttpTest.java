package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What looks wrong is done with a warning; what would have no effect is refused. */
class WarningsOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();

  private static JsonNode warning(Reply reply, String code, String field) {
    var warnings = reply.meta().path("warnings");
    assertThat(warnings.findValuesAsString("code"))
        .as(reply.response().body())
        .containsExactly(code);
    assertThat(warnings.at("/0/field").asString()).isEqualTo(field);
    return warnings.path(0);
  }

  private static void silent(Reply reply) {
    assertThat(reply.body().has("meta")).as(reply.response().body()).isFalse();
  }

  private Reply open(String name, String start, String end) {
    return session.post(
        "/periods",
        """
        {"name": "%s", "start_date": "%s", "end_date": "%s", "currency": "EUR"}
        """
            .formatted(name, start, end));
  }

  @Test
  void periodsMayOverlap() {
    silent(open("Q1", "2026-01-01", "2026-03-31").is(201));
    var second = open("Spring", "2026-03-31", "2026-05-31").is(201);
    assertThat(warning(second, "overlapping_period", "start_date").path("message").asString())
        .isEqualTo("Period “Q1” has some of the same days.");
    silent(open("Q3", "2026-07-01", "2026-09-30").is(201));
    var path = "/periods/" + second.id();
    silent(session.patch(path, "{\"start_date\": \"2026-04-01\"}").is(200));
    warning(
        session.patch(path, "{\"end_date\": \"2026-07-01\"}").is(200),
        "overlapping_period",
        "start_date");
    silent(session.patch(path, "{\"name\": \"Summer\"}").is(200));
  }

  @Test
  void ownersMayBeCalledTheSame() {
    silent(session.post("/owners", "{\"name\": \"Ada\"}").is(201));
    var second = session.post("/owners", "{\"name\": \"ADA\"}").is(201);
    warning(second, "same_name", "name");
    silent(session.patch("/owners/" + second.id(), "{\"email\": \"a@b.example\"}").is(200));
    silent(session.patch("/owners/" + second.id(), "{\"name\": \"Ben\"}").is(200));
    silent(session.patch("/owners/" + second.id(), "{\"name\": \"BEN\"}").is(200));
    warning(
        session.patch("/owners/" + second.id(), "{\"name\": \"Ada\"}").is(200),
        "same_name",
        "name");
  }

  @Test
  void propertiesMayHaveTheSameLabel() {
    var ada = books.owner("Ada");
    var first = session.post("/properties", Bookkeeper.propertyJson("Cellar", ada, "1")).is(201);
    silent(first);
    var second = session.post("/properties", Bookkeeper.propertyJson("Cellar", ada, "1")).is(201);
    warning(second, "same_label", "label");
    silent(session.patch("/properties/" + first.id(), "{\"label\": \"Attic\"}").is(200));
    warning(
        session.patch("/properties/" + first.id(), "{\"label\": \"cellar\"}").is(200),
        "same_label",
        "label");
  }

  @Test
  void anEntryMayBeOfADayThatIsStillToCome() {
    var ada = books.owner("Ada");
    var period = open("Long", "2020-01-01", "2999-12-31").is(201).id();
    silent(books.record(period, ada, "1", "2020-01-01").is(201));
    var contribution = books.record(period, ada, "1", "2999-01-01").is(201);
    assertThat(warning(contribution, "future_date", "date").path("message").asString())
        .isEqualTo("2999-01-01 is still to come.");
    warning(books.spend(period, ada, "1", "Roof", "2999-01-01").is(201), "future_date", "date");
    warning(books.charge(period, ada, "1", "2999-01-01").is(201), "future_date", "date");
    var item = books.plan(period, "Water", "1").is(201).id();
    var reading =
        Bookkeeper.readingJson(books.property("Flat 1", ada), item, "0", "1", "2999-01-01");
    warning(
        session.post("/periods/" + period + "/readings", reading).is(201), "future_date", "date");
    var path = "/contributions/" + contribution.id();
    silent(session.patch(path, "{\"amount\": \"2\"}").is(200));
    warning(session.patch(path, "{\"date\": \"2999-02-01\"}").is(200), "future_date", "date");
    silent(session.patch(path, "{\"date\": \"2020-02-01\"}").is(200));
  }

  @Test
  void aPaymentTypeMayDifferInCase() {
    var ada = books.owner("Ada");
    var period = open("2020 Q1", "2020-01-01", "2020-03-31").is(201).id();
    silent(books.plan(period, "Water", "1").is(201));
    var similar = books.plan(period, "WATER", "1").is(201);
    assertThat(warning(similar, "similar_payment_type", "payment_type").path("message").asString())
        .isEqualTo("There is a budget item “Water”, which is another one.");
    var expense = books.spend(period, ada, "1", "water", "2020-01-01").is(201);
    warning(expense, "similar_payment_type", "payment_type");
    silent(books.spend(period, ada, "1", "WATER", "2020-01-01").is(201));
    silent(books.spend(period, ada, "1", "Roof", "2020-01-01").is(201));
    var path = "/expenses/" + expense.id();
    silent(session.patch(path, "{\"amount\": \"2\"}").is(200));
    silent(session.patch(path, "{\"payment_type\": \"Water\"}").is(200));
    warning(
        session.patch(path, "{\"payment_type\": \"wATER\"}").is(200),
        "similar_payment_type",
        "payment_type");
    var item = "/budget-items/" + similar.id();
    silent(session.patch(item, "{\"payment_type\": \"Roof\"}").is(200));
    warning(
        session.patch(item, "{\"payment_type\": \"wATER\"}").is(200),
        "similar_payment_type",
        "payment_type");
  }

  @Test
  void aWarningIsGivenAgainWithTheAnswerAndByADryRun() {
    var ada = books.owner("Ada");
    var period = open("Long", "2020-01-01", "2999-12-31").is(201).id();
    var path = "/periods/" + period + "/contributions";
    var json = Bookkeeper.contributionJson(ada, "1", "2999-01-01");
    warning(session.post(path + "?dry_run=true", json).is(200), "future_date", "date");
    var first = session.post(path, json, "Idempotency-Key", "a").is(201);
    var again = session.post(path, json, "Idempotency-Key", "a").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    warning(again, "future_date", "date");
  }

  @Test
  void aReadingOfWhatHasNoMeterIsRefused() {
    var flat = books.property("Flat 1", books.owner("Ada"));
    var period = books.period("2026 Q1");
    var roof = item(period, "Roof", "FIXED_FEE", "");
    books.read(period, flat, roof, "0", "1").isRefused(422, "not_metered");
    var water = item(period, "Water", "USAGE_BASED", "");
    var reading = books.read(period, flat, water, "0", "1").is(201).id();
    var moved = "{\"budget_item_id\": \"%s\"}".formatted(roof);
    session.patch("/readings/" + reading, moved).isRefused(422, "not_metered");
  }

  private String item(String period, String type, String strategy, String more) {
    return plan(period, type, strategy, more).is(201).id();
  }

  private Reply plan(String period, String type, String strategy, String more) {
    return session.post(
        "/periods/" + period + "/budget-items",
        """
        {"payment_type": "%s", "budgeted_cost": "1", "allocation_strategy": "%s"%s}
        """
            .formatted(type, strategy, more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPORTIONAL", "FIXED_FEE", "NONE"})
  void aPriceOfWhatHasNoMeterIsRefused(String strategy) {
    var period = books.period("2026 Q1");
    var price = ", \"unit_price\": \"2\"";
    plan(period, "Roof", strategy, price).isRefused(422, "unit_price_without_usage");
    var path = "/budget-items/" + item(period, "Water", "USAGE_BASED", price);
    var change = "{\"allocation_strategy\": \"%s\"%s}";
    session.patch(path, change.formatted(strategy, "")).isRefused(422, "unit_price_without_usage");
    session.patch(path, change.formatted(strategy, ", \"unit_price\": null")).is(200);
    session.patch(path, "{\"unit_price\": \"1\"}").isRefused(422, "unit_price_without_usage");
  }

  @Test
  void whatReadingsNameIsNeitherTakenAwayNorSharedInAnotherWay() {
    var flat = books.property("Flat 1", books.owner("Ada"));
    var period = books.period("2026 Q1");
    var water = item(period, "Water", "USAGE_BASED", "");
    var heat = item(period, "Heat", "USAGE_BASED", "");
    var first = books.read(period, flat, water, "0", "1").is(201).id();
    books.read(period, flat, water, "1", "2").is(201);
    var path = "/budget-items/" + water;
    var refused = session.delete(path).isRefused(409, "in_use");
    assertThat(refused.body().at("/error/message").asString()).startsWith("2 readings name ");
    var change = "{\"allocation_strategy\": \"FIXED_FEE\"}";
    session.patch(path, change).isRefused(409, "in_use");

    session.delete("/readings/" + first).is(204);
    session.patch(path, change).isRefused(409, "in_use");
    var second = session.get("/periods/" + period + "/readings").data("/0/id");
    var moved = "{\"budget_item_id\": \"%s\"}".formatted(heat);
    session.patch("/readings/" + second, moved).is(200);
    session.patch(path, change).is(200);
    session.delete(path).is(204);
    session.delete("/budget-items/" + heat).isRefused(409, "in_use");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEM", "FRF", "ZWD"})
  void aCurrencyThatIsNoMoreIsRefused(String currency) {
    var refused =
        session.post("/periods", Bookkeeper.periodJson("2026 Q1").replace("EUR", currency));
    refused.isRefused(422, "currency_no_more");
    assertThat(refused.body().at("/error/details/0/field").asString()).isEqualTo("currency");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD", "CHF", "USD", "XOF", "CLF"})
  void aCurrencyThatIsInUseIsTaken(String currency) {
    silent(
        session
            .post("/periods", Bookkeeper.periodJson("2026 Q1").replace("EUR", currency))
            .is(201));
  }
}
