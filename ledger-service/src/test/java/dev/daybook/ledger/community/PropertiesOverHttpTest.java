package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PropertiesOverHttpTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Ben");

  private Reply register(String label, String weight) {
    return session.post("/properties", Bookkeeper.propertyJson(label, ada, weight));
  }

  private static String field(String name, String value) {
    return "{\"%s\": \"%s\"}".formatted(name, value);
  }

  private String sold(String to, LocalDate from) {
    return "{\"owner_id\": \"%s\", \"from\": \"%s\"}".formatted(to, from);
  }

  @Test
  void aPropertyIsRegisteredShownAndListed() {
    var registered = register(" Flat 1 ", "62.50").is(201);

    assertThat(registered.data("/label")).isEqualTo("Flat 1");
    assertThat(registered.data("/owner_id")).isEqualTo(ada);
    assertThat(registered.data("/share_weight")).isEqualTo("62.5");
    assertThat(registered.data().path("active").asBoolean()).isTrue();
    assertThat(registered.data().path("stretches").size()).isEqualTo(1);
    assertThat(registered.data().at("/stretches/0/from").isNull()).isTrue();
    assertThat(registered.location()).isEqualTo("/api/v1/properties/" + registered.id());

    var shown = session.get("/properties/" + registered.id()).is(200);
    assertThat(shown.data()).isEqualTo(registered.data());
    assertThat(shown.etag()).isEqualTo(registered.etag());
    assertThat(session.get("/properties").data().path(0)).isEqualTo(registered.data());
    assertThat(session.get("/properties", "Accept", "application/x-ndjson").lines())
        .containsExactly(registered.data());
  }

  @Test
  void costsNeedNotBeSharedOverIt() {
    var json = Bookkeeper.propertyJson("Cellar", ada, "1").replace("}", ", \"active\": false}");
    var cellar = session.post("/properties", json).is(201);
    assertThat(cellar.data().path("active").asBoolean()).isFalse();
  }

  @Test
  void aPropertyIsSoldFromADayOn() {
    var path = "/properties/" + books.property("Flat 1", ada);

    var planned = session.patch(path, sold(ben, TODAY.plusDays(10))).is(200);
    assertThat(planned.data("/owner_id")).isEqualTo(ada);
    assertThat(planned.data("/stretches/1/owner_id")).isEqualTo(ben);
    assertThat(planned.data("/stretches/1/from")).isEqualTo(TODAY.plusDays(10) + "");
    assertThat(session.get(path).data()).isEqualTo(planned.data());

    var done = session.patch(path, sold(ben, TODAY.minusDays(10))).is(200);
    assertThat(done.data("/owner_id")).isEqualTo(ben);
    assertThat(session.get("/properties").data().path(0)).isEqualTo(done.data());
    assertThat(session.get(path + "?at_position=" + planned.position()).data())
        .isEqualTo(planned.data());
  }

  @Test
  void aDayThatIsNotNamedIsToday() {
    var path = "/properties/" + books.property("Flat 1", ada);
    var rested =
        session
            .patch(path, "{\"active\": false, \"share_weight\": 2, \"label\": \" 1a \"}")
            .is(200);
    assertThat(rested.data().path("active").asBoolean()).isFalse();
    assertThat(rested.data("/share_weight")).isEqualTo("2");
    assertThat(rested.data("/label")).isEqualTo("1a");
    assertThat(rested.data("/stretches/1/from")).isEqualTo(TODAY + "");
    assertThat(rested.data().at("/stretches/0/active").asBoolean()).isTrue();
  }

  @Test
  void theVersionTellsThatASaleHasTakenEffect() {
    var path = "/properties/" + books.property("Flat 1", ada);
    var sale = session.patch(path, sold(ben, TODAY.plusDays(10))).is(200);
    var before = session.get(path + "?as_of=%sT00:00:00Z".formatted(TODAY.plusDays(9))).is(200);
    var after = session.get(path + "?as_of=%sT00:00:00Z".formatted(TODAY.plusDays(10))).is(200);
    assertThat(before.data("/owner_id")).isEqualTo(ada);
    assertThat(before.etag()).isEqualTo(sale.etag());
    assertThat(after.data("/owner_id")).isEqualTo(ben);
    assertThat(after.etag()).isNotEqualTo(sale.etag());
    session.patch(path, field("label", "1a"), "If-Match", after.etag()).is(200);
    session
        .patch(path, field("label", "1b"), "If-Match", after.etag())
        .isRefused(412, "precondition_failed");
  }
}
