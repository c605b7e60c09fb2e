package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

class ChargesOverHttpTest {

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
}
