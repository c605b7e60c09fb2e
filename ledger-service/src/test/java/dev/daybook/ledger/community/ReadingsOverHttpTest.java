package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

class ReadingsOverHttpTest {

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
}
