package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsOverHttpTest {

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();

  @Test
  void aPeriodIsOpenedShownAndListed() {
    var opened = books.open("2026 Q1").is(201);

    assertThat(opened.data("/name")).isEqualTo("2026 Q1");
    assertThat(opened.data("/start_date")).isEqualTo("2026-01-01");
    assertThat(opened.data("/end_date")).isEqualTo("2026-03-31");
    assertThat(opened.data("/currency")).isEqualTo("EUR");
    assertThat(opened.data("/status")).isEqualTo("OPEN");
    assertThat(opened.location()).isEqualTo("/api/v1/periods/" + opened.id());

    var shown = session.get(opened.location()).is(200);
    assertThat(shown.data()).isEqualTo(opened.data());
    assertThat(shown.etag()).isEqualTo(opened.etag());
    assertThat(shown.position()).isGreaterThanOrEqualTo(opened.position());
    assertThat(session.get("/periods").is(200).data().path(0)).isEqualTo(opened.data());
  }

  @Test
  void aPeriodIsClosedAndReopened() {
    var period = books.period("2026 Q1");

    var closed = books.close(period).is(200);
    assertThat(closed.data("/status")).isEqualTo("CLOSED");
    assertThat(session.get("/periods/" + period).data()).isEqualTo(closed.data());

    var reopened = books.reopen(period).is(200);
    assertThat(reopened.data("/status")).isEqualTo("OPEN");
    assertThat(reopened.position()).isGreaterThan(closed.position());
    assertThat(session.get("/periods/" + period).data()).isEqualTo(reopened.data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026 Q1", "2026 q1", "  2026 Q1  "})
  void aNameIsUniqueWithinAYearWhateverItsSpelling(String name) {
    books.period("2026 Q1");
    books.open(name).isRefused(409, "duplicate_period_name");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var refused = session.post("/periods", "{\"name\": \" \", \"start_date\": \"1.1.\", \"x\": 1}");
    refused.isRefused(422, "validation_error");
    assertThat(refused.body().at("/error/details").findValuesAsString("field"))
        .containsExactlyInAnyOrder("name", "start_date", "end_date", "currency", "x");
  }

  @Test
  void reopeningSaysWhy() {
    var period = books.period("2026 Q1");
    books.close(period).is(200);
    session
        .patch("/periods/" + period, "{\"status\": \"OPEN\"}")
        .isRefused(422, "validation_error");
  }
}
