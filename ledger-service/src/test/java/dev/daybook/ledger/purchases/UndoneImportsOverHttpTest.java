package dev.daybook.ledger.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an import has done is taken back. */
class UndoneImportsOverHttpTest {

  private static final List<String> ANSWERS =
      List.of(
          "/purchases?limit=100",
          "/warranties?limit=100",
          "/retailers?limit=100",
          "/brands?limit=100",
          "/export/csv",
          "/export/json",
          "/analytics/spending",
          "/analytics/summary",
          "/analytics/spending/by-period?from=2020-01-01&to=2030-01-01",
          "/analytics/retailers",
          "/analytics/brands",
          "/analytics/top-products",
          "/analytics/recent-purchases",
          "/analytics/recent-warranties",
          "/analytics/warranties/summary",
          "/analytics/warranties/timeline");

  private static final String FILE =
      """
      {"brands": [{"name": "Unused"}], "purchases": [
      {"product_name": "KETTLE", "price": "39.90", "purchase_date": "2026-01-15", "notes": "new",
       "warranty": {"warranty_start": "2026-01-15", "warranty_end": null, "warranty_type": "LIFETIME"}},
      {"product_name": "washer", "price": "10.00", "purchase_date": "2026-01-15", "brand": "Acme",
       "warranty": {"warranty_start": "2026-01-16", "warranty_end": "2029-01-14", "warranty_type": "EXTENDED"}},
      {"product_name": "Dryer", "price": "10.00", "purchase_date": "2026-01-15",
       "warranty": {"warranty_start": "2026-01-15", "warranty_end": "2028-01-14", "warranty_type": "LIMITED",
         "voided_at": "2026-02-01T00:00:00Z", "void_reason": "Opened"}},
      {"product_name": "Fridge", "price": "599", "retailer": "Corner shop", "purchase_date": "2026-03-01"},
      {"product_name": "Toaster", "price": "20", "retailer": "corner SHOP", "purchase_date": "2026-03-01",
       "warranty": {"warranty_start": "2026-03-01", "warranty_end": "2028-03-01", "warranty_type": "LIMITED",
         "voided_at": "2026-04-01T00:00:00Z", "void_reason": "Burnt"}}]}
      """;

  private final Shopper shopper = Shopper.ofNewTenant();
  private final Session session = shopper.session();
  private final Uploads files = new Uploads(session);

  private List<String> answers() {
    return ANSWERS.stream().map(path -> session.get(path).is(200).response().body()).toList();
  }

  private String imported() {
    var done = files.imported("json?on_duplicate=update", FILE);
    assertThat(done.path("updated").asLong()).as(done.toString()).isEqualTo(3);
    assertThat(done.path("created").asLong()).isEqualTo(2);
    return done.path("id").asString();
  }

  private void buy() {
    shopper.bought("Kettle", "39.9", "2026-01-15", "'notes': 'old'");
    shopper.insured("Washer", "2026-01-15", "2028-01-14").is(201);
    shopper.insured("Dryer", "2026-01-15", "2028-01-14").is(201);
  }

  @Test
  void everyAnswerIsWhatItWasBefore() {
    buy();
    var before = answers();
    var job = imported();
    assertThat(answers()).doesNotContainAnyElementsOf(before.subList(0, 5));
    var undone = files.undone(job);
    assertThat(undone.path("status").asString()).isEqualTo("UNDONE");
    assertThat(undone.path("percentage").asLong()).isEqualTo(100);
    assertThat(undone.path("undone").asLong()).isEqualTo(5);
    assertThat(undone.path("errors")).isEmpty();
    assertThat(answers()).isEqualTo(before);
  }

  /** An id stays with the purchase that had it: what is imported again has new ones. */
  @Test
  void theSameFileCanBeImportedAgain() {
    buy();
    files.undone(imported());
    var export = session.get("/export/json").response().body();
    imported();
    assertThat(session.get("/purchases").meta().path("total").asLong()).isEqualTo(5);
    session
        .get("/purchases")
        .data()
        .forEach(one -> session.delete("/purchases/" + one.path("id").asString()).is(204));
    var job = files.imported("json", export);
    assertThat(job.path("created").asLong()).isEqualTo(3);
    assertThat(session.get("/purchases").meta().path("total").asLong()).isEqualTo(3);
  }

  @Test
  void whatOthersHaveChangedSinceStaysAndIsListed() {
    buy();
    var job = imported();
    var fridge = session.get("/purchases?search=fridge").data().get(0).path("id").asString();
    session.patch("/purchases/" + fridge, "{\"notes\": \"mine\"}").is(200);
    var toaster = session.get("/purchases?search=toaster").data().get(0).path("id").asString();
    session.delete("/purchases/" + toaster).is(204);
    var undone = files.undone(job);
    assertThat(undone.path("undone").asLong()).isEqualTo(3);
    assertThat(undone.path("errors")).hasSize(1);
    var kept = undone.path("errors").get(0);
    assertThat(kept.path("code").asString()).isEqualTo("changed_since");
    assertThat(kept.path("message").asString()).contains(fridge);
    assertThat(session.get("/purchases/" + fridge).data("/notes")).isEqualTo("mine");
    assertThat(session.get("/retailers?limit=100").eachOf("name")).contains("Corner shop");
    assertThat(session.get("/brands?limit=100").eachOf("name")).doesNotContain("Acme", "Unused");
  }

  /** To read as before it would name a retailer that is not there any more. */
  @Test
  void whatNamedARetailerThatIsGoneSinceStays() {
    var shop = shopper.retailer("Old shop");
    var kettle =
        shopper.bought("Kettle", "39.9", "2026-01-15", "'retailer_id': '%s'".formatted(shop));
    var file =
        "{\"purchases\": [{\"id\": \"%s\", \"product_name\": \"Kettle\", \"price\": \"39.9\","
            + " \"retailer\": \"IKEA\", \"purchase_date\": \"2026-01-15\"}]}";
    var job = files.imported("json?on_duplicate=update", file.formatted(kettle));
    assertThat(job.path("updated").asLong()).isEqualTo(1);
    session.delete("/retailers/" + shop).is(204);
    assertThat(files.undone(job.path("id").asString()).path("errors").findValuesAsString("code"))
        .containsExactly("changed_since");
    session.get("/purchases/" + kettle).is(200);
  }

  @Test
  void anImportIsUndoneOnce() {
    var job = files.imported("json", FILE).path("id").asString();
    assertThat(
            session.post("/import/jobs/" + job + "/undo?dry_run=true", "").is(200).data("/status"))
        .isEqualTo("RUNNING");
    assertThat(session.get("/import/jobs/" + job).data("/status")).isEqualTo("DONE");
    files.undone(job);
    session.post("/import/jobs/" + job + "/undo", "").isRefused(409, "import_not_over");
    session
        .post("/import/jobs/01a00000-0000-7000-8000-000099999999/undo", "")
        .isRefused(404, "not_found");
  }
}
