package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpensesOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");
  private final String list = "/periods/" + period + "/expenses";

  private Reply spend(String amount, String date) {
    return books.spend(period, ada, amount, "SECURITY", date);
  }

  private Reply spendWith(String field) {
    return session.post(list, json().replace("}", ", " + field + "}"));
  }

  private String json() {
    return Bookkeeper.expenseJson(ada, "10.00", "SECURITY", "2026-01-15").strip();
  }

  @Test
  void anExpenseIsRecordedShownAndListed() {
    var recorded =
        spendWith("\"vendor\": \" Locks Ltd \", \"description\": \" A lock\\n\"").is(201);

    assertThat(recorded.data("/amount")).isEqualTo("10.00");
    assertThat(recorded.data("/currency")).isEqualTo("EUR");
    assertThat(recorded.data("/period_id")).isEqualTo(period);
    assertThat(recorded.data("/paid_by")).isEqualTo(ada);
    assertThat(recorded.data("/payment_type")).isEqualTo("SECURITY");
    assertThat(recorded.data("/date")).isEqualTo("2026-01-15");
    assertThat(recorded.data("/vendor")).isEqualTo("Locks Ltd");
    assertThat(recorded.data("/description")).isEqualTo("A lock");
    assertThat(recorded.data().path("budget_item_id").isNull()).isTrue();
    assertThat(recorded.location()).isEqualTo("/api/v1/expenses/" + recorded.id());

    var shown = session.get("/expenses/" + recorded.id()).is(200);
    assertThat(shown.data()).isEqualTo(recorded.data());
    assertThat(shown.etag()).isEqualTo(recorded.etag());
    assertThat(session.get(list).data().path(0)).isEqualTo(recorded.data());
  }

  @Test
  void anEditChangesWhatItNamesAndNothingElse() {
    var ben = books.owner("Ben");
    var path = "/expenses/" + spend("10.00", "2026-01-15").is(201).id();

    session.patch(path, "{\"vendor\": \"Locks Ltd\", \"description\": \"A lock\"}").is(200);
    var edited =
        session
            .patch(
                path,
                """
                {"paid_by": "%s", "amount": "12", "payment_type": " KEYS ", "date": "2026-02-01"}
                """
                    .formatted(ben))
            .is(200);

    assertThat(edited.data("/paid_by")).isEqualTo(ben);
    assertThat(edited.data("/amount")).isEqualTo("12.00");
    assertThat(edited.data("/payment_type")).isEqualTo("KEYS");
    assertThat(edited.data("/date")).isEqualTo("2026-02-01");
    assertThat(edited.data("/vendor")).isEqualTo("Locks Ltd");
    assertThat(edited.data("/description")).isEqualTo("A lock");
    assertThat(session.get(path).data()).isEqualTo(edited.data());
  }

  @Test
  void nullTakesAwayWhatAnExpenseCanDoWithout() {
    var path =
        "/expenses/"
            + spendWith("\"vendor\": \"Locks Ltd\", \"description\": \"A lock\"").is(201).id();
    var bare =
        session.patch(path, "{\"vendor\": null, \"description\": null, \"budget_item_id\": null}");
    for (var field : List.of("vendor", "description", "budget_item_id")) {
      assertThat(bare.is(200).data().path(field).isNull()).as(field).isTrue();
    }
  }

  private static String text(String field, String value) {
    return "{\"%s\": \"%s\"}".formatted(field, value);
  }

  @Test
  void aBudgetItemOfThePeriodMayBeNamedTakenAwayAndNamedAgain() {
    var item = budgetItem(period);
    var naming = text("budget_item_id", item);
    var recorded = spendWith("\"budget_item_id\": \"%s\"".formatted(item)).is(201);
    assertThat(recorded.data("/budget_item_id")).isEqualTo(item);

    var path = "/expenses/" + recorded.id();
    var bare = session.patch(path, "{\"budget_item_id\": null}").is(200);
    assertThat(bare.data().path("budget_item_id").isNull()).isTrue();
    assertThat(session.patch(path, naming).is(200).data("/budget_item_id")).isEqualTo(item);

    session.patch(path, "{\"budget_item_id\": null}").is(200);
    session.delete("/budget-items/" + item).is(204);
    session.patch(path, naming).isRefused(422, "unknown_budget_item");
  }

  private String budgetItem(String period) {
    var json =
        """
        {"payment_type": "SECURITY", "budgeted_cost": "600.00", "allocation_strategy": "NONE"}
        """;
    return session.post("/periods/" + period + "/budget-items", json).is(201).id();
  }

  @Test
  void aListIsOfOnePayerWithItsTotalOrOfOneKindOrOfBoth() {
    var ben = books.owner("Ben");
    books.spend(period, ada, "10.10", "SECURITY", "2026-02-01").is(201);
    books.spend(period, ada, "20.20", " KEYS ", "2026-01-01").is(201);
    books.spend(period, ben, "5", "SECURITY", "2026-01-01").is(201);

    var ofAda = session.get(list + "?limit=1&paid_by=" + ada).is(200);
    assertThat(ofAda.eachOf("amount")).containsExactly("20.20");
    assertThat(ofAda.meta().path("total").asLong()).isEqualTo(2);
    assertThat(ofAda.meta().path("cumulative_total").asString()).isEqualTo("30.30");

    var security = session.get(list + "?payment_type=SECURITY").is(200);
    assertThat(security.eachOf("amount")).containsExactly("5.00", "10.10");
    assertThat(security.meta().path("cumulative_total").isNull()).isTrue();

    var both = session.get(list + "?payment_type=SECURITY&paid_by=" + ada).is(200);
    assertThat(both.eachOf("amount")).containsExactly("10.10");
    assertThat(both.meta().path("cumulative_total").asString()).isEqualTo("10.10");
    assertThat(session.get(list + "?payment_type=KEYS%20").eachOf("amount"))
        .containsExactly("20.20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"security", "SECUR", "SECURITY2", "%25"})
  void aKindIsFoundByItsExactSpelling(String other) {
    spend("1", "2026-01-01").is(201);
    var none = session.get(list + "?payment_type=" + other + "&paid_by=" + ada).is(200);
    assertThat(none.data().size()).isZero();
    assertThat(none.meta().path("cumulative_total").asString()).isEqualTo("0.00");
  }
}
