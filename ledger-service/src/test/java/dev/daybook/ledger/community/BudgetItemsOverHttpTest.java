package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

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
    var edited =
        session.patch(path, "{\"budgeted_cost\": 0, \"allocation_strategy\": \"NONE\"}").is(200);
    assertThat(edited.data("/budgeted_cost")).isEqualTo("0.00");
    assertThat(edited.data("/allocation_strategy")).isEqualTo("NONE");
    assertThat(edited.data("/payment_type")).isEqualTo("WATER");
    assertThat(edited.data("/unit_price")).isEqualTo("2.00");
    assertThat(session.get(path).data()).isEqualTo(edited.data());
    assertThat(session.patch(path, "{\"unit_price\": null}").data().path("unit_price").isNull())
        .isTrue();
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
}
