package dev.daybook.ledger.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All purchases as a file. */
class ExportsOverHttpTest {

  private static final String HEADER =
      "id,product_name,price,currency_code,retailer,brand,status,purchase_date,notes,created_at,"
          + "updated_at,warranty_id,warranty_start,warranty_end,warranty_type,warranty_provider,"
          + "warranty_notes,warranty_voided_at,warranty_void_reason\r\n";

  private final Shopper shopper = Shopper.ofNewTenant();
  private final Session session = shopper.session();

  @Test
  void aRowHasAPurchaseAndItsWarranty() {
    var shop = shopper.retailer("Corner shop");
    var washer =
        shopper
            .buy(
                "Washing machine",
                "649",
                "2026-01-15",
                "'retailer_id': '%s', 'notes': 'white, large', 'warranty': %s"
                    .formatted(
                        shop, Shopper.warrantyJson("2026-01-15", "2028-01-14").replace('"', '\'')))
            .is(201);
    var kettle = shopper.buy("Kettle", "39.9", "2026-01-01", "").is(201);
    var csv = session.get("/export/csv").is(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition")).contains("purchases.csv");
    assertThat(csv.position()).isEqualTo(kettle.position());
    assertThat(csv.response().body())
        .isEqualTo(
            HEADER
                + "%s,Kettle,39.90,EUR,,,ORDERED,2026-01-01,,%s,%2$s,,,,,,,,\r\n"
                    .formatted(kettle.id(), kettle.data("/created_at"))
                + "%s,Washing machine,649.00,EUR,Corner shop,,ORDERED,2026-01-15,\"white, large\",%s,%2$s,%s,2026-01-15,2028-01-14,LIMITED,,,,\r\n"
                    .formatted(
                        washer.id(), washer.data("/created_at"), washer.data("/warranty/id")));
  }

  @Test
  void anEmptyTenantHasAFileToo() {
    assertThat(session.get("/export/csv").is(200).response().body()).isEqualTo(HEADER);
    assertThat(session.get("/export/json").is(200).response().body())
        .isEqualTo("{\"retailers\":[],\n\"brands\":[],\n\"purchases\":[]}\n");
  }

  @Test
  void inJsonStandWhatTheTenantHasAddedAndAllPurchases() {
    var brand = shopper.brand("Acme");
    var kettle =
        shopper.bought("Kettle", "39.9", "2026-01-01", "'brand_id': '%s'".formatted(brand));
    var json = session.get("/export/json").is(200);
    assertThat(json.body().path("retailers")).isEmpty();
    assertThat(json.body().path("brands").findValuesAsString("name")).containsExactly("Acme");
    assertThat(json.body().at("/purchases/0/id").asString()).isEqualTo(kettle);
    assertThat(json.body().at("/purchases/0/brand").asString()).isEqualTo("Acme");
    assertThat(json.response().body().lines()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "'=1", "''"})
  void aCellIsNoFormula(String notes) {
    session
        .post(
            "/purchases",
            "{\"product_name\": \"Kettle\", \"price\": \"1\", \"purchase_date\": \"2026-01-15\", \"notes\": \"%s\"}"
                .formatted(notes))
        .is(201);
    assertThat(session.get("/export/csv").response().body()).contains(",'%s,".formatted(notes));
  }

  @ParameterizedTest
  @CsvSource({"csv", "json"})
  void anExportIsOfAMomentOfThePast(String form) {
    shopper.bought("Kettle", "1", "2026-01-15", "");
    var before = session.get("/export/" + form).is(200);
    shopper.bought("Toaster", "1", "2026-01-16", "");
    var past = session.get("/export/" + form + "?at_position=" + before.position()).is(200);
    assertThat(past.response().body())
        .isEqualTo(before.response().body())
        .doesNotContain("Toaster");
    session.get("/export/" + form + "?at_position=-1").isRefused(422, "validation_error");
    session.get("/export/" + form + "?as_of=yesterday").isRefused(422, "validation_error");
  }

  /** Parts are read one after the other, in the same order as if they were read at once. */
  @Test
  void aLongFileIsWhole() {
    for (int i = 0; i < 70; i++) {
      shopper.bought("Thing " + i, "1", "2026-01-%02d".formatted(1 + i % 3), "");
    }
    var lines = session.get("/export/csv").is(200).response().body().lines().toList();
    assertThat(lines).hasSize(71).doesNotHaveDuplicates();
    assertThat(lines.get(1)).contains(",Thing 0,");
    assertThat(lines.get(2)).contains(",Thing 3,");
    assertThat(lines.getLast()).contains(",Thing 68,");
  }
}
