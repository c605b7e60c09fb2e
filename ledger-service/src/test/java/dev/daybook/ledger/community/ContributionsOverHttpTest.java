package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

class ContributionsOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");

  private Reply record(String amount, String date) {
    return books.record(period, ada, amount, date);
  }

  @Test
  void aContributionIsRecordedShownAndListed() {
    var recorded = record("125.5", "2026-01-15").is(201);

    assertThat(recorded.data("/amount")).isEqualTo("125.50");
    assertThat(recorded.data("/currency")).isEqualTo("EUR");
    assertThat(recorded.data("/period_id")).isEqualTo(period);
    assertThat(recorded.data("/owner_id")).isEqualTo(ada);
    assertThat(recorded.location()).isEqualTo("/api/v1/contributions/" + recorded.id());

    var shown = session.get("/contributions/" + recorded.id()).is(200);
    assertThat(shown.data()).isEqualTo(recorded.data());
    assertThat(shown.etag()).isEqualTo(recorded.etag());
    assertThat(books.contributions(period).data().path(0)).isEqualTo(recorded.data());
  }

  @Test
  void anEditChangesWhatItNamesAndNothingElse() {
    var id = record("10.00", "2026-01-15").is(201).id();
    var path = "/contributions/" + id;

    session.patch(path, "{\"comment\": \"January\"}").is(200);
    var edited = session.patch(path, "{\"amount\": \"12.00\"}").is(200);

    assertThat(edited.data("/amount")).isEqualTo("12.00");
    assertThat(edited.data("/comment")).isEqualTo("January");
    assertThat(edited.data("/date")).isEqualTo("2026-01-15");
    assertThat(session.get(path).data()).isEqualTo(edited.data());
    assertThat(session.patch(path, "{\"comment\": null}").data().path("comment").isNull()).isTrue();
  }

  @Test
  void theListOfAnOwnerSaysWhatItComesTo() {
    var ben = books.owner("Ben");
    record("10.10", "2026-02-01").is(201);
    record("20.20", "2026-01-01").is(201);
    books.record(period, ben, "5", "2026-01-01").is(201);

    var ofAda = session.get("/periods/" + period + "/contributions?limit=1&owner_id=" + ada);

    assertThat(ofAda.eachOf("date")).containsExactly("2026-01-01");
    assertThat(ofAda.meta().path("total").asLong()).isEqualTo(2);
    assertThat(ofAda.meta().path("cumulative_total").asString()).isEqualTo("30.30");
  }

  @Test
  void anOwnerWithoutContributionsHasATotalToo() {
    var ben = books.owner("Ben");
    var none = session.get("/periods/" + period + "/contributions?owner_id=" + ben).is(200);
    assertThat(none.data().size()).isZero();
    assertThat(none.meta().path("cumulative_total").asString()).isEqualTo("0.00");
  }
}
