package dev.daybook.ledger.purchases;

import static dev.daybook.ledger.purchases.Uploads.HEADER;
import static dev.daybook.ledger.purchases.Uploads.errors;
import static dev.daybook.ledger.purchases.Uploads.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases from a file. */
class ImportsOverHttpTest {

  private static final String KETTLE = row("Kettle,39.90,EUR,,,RECEIVED,2026-01-15,");

  private final Shopper shopper = Shopper.ofNewTenant();
  private final Session session = shopper.session();
  private final Uploads files = new Uploads(session);

  @Test
  void goodRowsAreTakenBesideBadOnes() {
    var job =
        files.imported(
            "csv",
            HEADER
                + KETTLE
                + row("Toaster,-1,EUR,,,,2026-02-30,")
                + row("Fridge,599.001,EUR,,,,2026-01-15,")
                + row("Fridge,599,XXY,,,LOST,2026-01-15,")
                + row(",599,EUR,,,,,")
                + "\r\n"
                + row("\"Lamp, \"\"tall\"\"\r\nand white\",1,,Corner shop,Acme,,2026-01-15,=1+1"));
    assertThat(job.path("status").asString()).isEqualTo("DONE");
    assertThat(job.path("percentage").asLong()).isEqualTo(100);
    assertThat(job.path("rows_read").asLong()).isEqualTo(6);
    assertThat(job.path("created").asLong()).isEqualTo(2);
    assertThat(job.path("refused").asLong()).isEqualTo(7);
    assertThat(errors(job))
        .containsExactly(
            "3 price negative",
            "3 purchase_date not_a_day",
            "4 price too_many_decimals",
            "5 currency_code not_a_currency",
            "5 status not_one_of",
            "6 product_name missing",
            "6 purchase_date missing");
    var lamp = session.get("/purchases?search=lamp").is(200).data().get(0);
    assertThat(lamp.path("product_name").asString()).isEqualTo("Lamp, \"tall\"\r\nand white");
    assertThat(lamp.path("notes").asString()).isEqualTo("=1+1");
    assertThat(lamp.path("currency_code").asString()).isEqualTo("EUR");
    assertThat(lamp.path("status").asString()).isEqualTo("ORDERED");
    assertThat(session.get("/retailers?limit=100").eachOf("name")).contains("Corner shop");
    assertThat(session.get("/brands?limit=100").eachOf("name")).contains("Acme");
    assertThat(session.get("/import/jobs").is(200).eachOf("id"))
        .containsExactly(job.path("id").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void whatIsExportedAndImportedIntoAnotherTenantIsTheSame(String form) {
    var shop = shopper.retailer("Corner shop, \\\"the\\\" old one");
    var ikea = session.get("/retailers?limit=100").is(200).data();
    var known =
        ikea.valueStream()
            .filter(one -> one.path("name").asString().equals("IKEA"))
            .map(one -> one.path("id").asString())
            .findFirst()
            .orElseThrow();
    var brand = shopper.brand("=Acme");
    var named = "'retailer_id': '%s', 'brand_id': '%s'".formatted(shop, brand);
    shopper.bought("+Kettle", "39.9", "2026-01-15", named + ", 'notes': 'a\\\\nb, c'");
    shopper.bought("Kettle", "0", "2026-01-14", "'retailer_id': '%s'".formatted(known));
    shopper.bought("Ofuro", "12000", "2026-01-15", "'currency_code': 'JPY'");
    var insured = shopper.insured("Washer", "2026-01-15", "2028-01-14").is(201);
    var voided = shopper.insured("Dryer", "2026-01-15", "2028-01-14").is(201);
    session
        .post("/warranties/" + voided.data("/warranty/id") + "/void", "{\"reason\": \"'Opened\"}")
        .is(200);
    session.patch("/purchases/" + insured.id(), "{\"status\": \"RECEIVED\"}").is(200);
    var before = files.exported(form);
    var others = new Uploads(RunningService.shared().newTenant());
    var job = others.imported(form, before);
    assertThat(job.path("created").asLong()).as(job.toString()).isEqualTo(5);
    assertThat(others.exported(form)).isEqualTo(before);
    var again = others.imported(form, before);
    assertThat(again.path("skipped").asLong()).isEqualTo(5);
    var updating = others.imported(form + "?on_duplicate=update", before);
    assertThat(updating.path("skipped").asLong()).isEqualTo(5);
    assertThat(updating.path("updated").asLong()).isZero();
    assertThat(others.exported(form)).isEqualTo(before);
  }

  @Test
  void aDuplicateIsSkippedOrUpdated() {
    var kettle = shopper.bought("kettle", "39.9", "2026-01-15", "");
    var same = HEADER + row("KETTLE,39.9,EUR,,,RECEIVED,2026-01-15,new");
    assertThat(files.imported("csv", same).path("skipped").asLong()).isEqualTo(1);
    assertThat(session.get("/purchases/" + kettle).data().path("notes").isNull()).isTrue();
    assertThat(files.imported("csv?on_duplicate=skip", same).path("skipped").asLong()).isEqualTo(1);
    var update = files.imported("csv?on_duplicate=update", same);
    assertThat(update.path("updated").asLong()).isEqualTo(1);
    assertThat(session.get("/purchases/" + kettle).data("/notes")).isEqualTo("new");
    assertThat(session.get("/purchases/" + kettle).data("/product_name")).isEqualTo("KETTLE");
    var different =
        HEADER
            + row("Kettle,39.91,EUR,,,,2026-01-15,")
            + row("Kettle,39.9,EUR,,,,2026-01-16,")
            + row("Kettle,39.9,USD,,,,2026-01-15,")
            + row("Kettle,39.9,EUR,IKEA,,,2026-01-15,")
            + row("Kettle,39.90,EUR,ikea,,,2026-01-15,twice")
            + row("Kettle,39.9,EUR,New shop,,,2026-01-15,")
            + row("Kettle,39.9,EUR,new SHOP,,,2026-01-15,twice");
    var job = files.imported("csv", different);
    assertThat(job.path("created").asLong()).isEqualTo(5);
    assertThat(job.path("skipped").asLong()).isEqualTo(2);
    var byId = HEADER + kettle + KETTLE.replace("39.90", "45");
    assertThat(files.imported("csv?on_duplicate=update", byId).path("updated").asLong())
        .isEqualTo(1);
    assertThat(session.get("/purchases/" + kettle).data("/price")).isEqualTo("45.00");
  }

  @Test
  void aWarrantyIsHeldToItsRules() {
    var voided = shopper.insured("Dryer", "2026-01-15", "2028-01-14").is(201);
    var path = "/warranties/" + voided.data("/warranty/id") + "/void";
    session.post(path, "{\"reason\": \"Opened\"}").is(200);
    var job =
        files.imported(
            "csv?on_duplicate=update",
            HEADER
                + ",Oven,1,EUR,,,,2026-01-15,,,,,2026-01-15,,LIMITED,,,,\r\n"
                + ",Oven,1,EUR,,,,2026-01-15,,,,,2026-01-15,2026-01-14,LIMITED,,,,\r\n"
                + ",Oven,1,EUR,,,,2026-01-15,,,,,,2026-01-14,FOREVER,,,,\r\n"
                + ",Oven,1,EUR,,,,2026-01-15,,,,,2026-01-15,,LIFETIME,,,,why\r\n"
                + ",Dryer,10,EUR,,,,2026-01-15,,,,,2026-01-15,2030-01-14,LIMITED,,,,\r\n"
                + ",Oven,1,EUR,,,,2026-01-15,,,,,2026-01-15,,LIFETIME,,,2026-02-01T00:00:00Z,why\r\n");
    assertThat(errors(job))
        .containsExactly(
            "2 warranty_end end_missing",
            "3 warranty_end ends_before_start",
            "4 warranty_start missing",
            "4 warranty_type not_one_of",
            "5 warranty_voided_at missing",
            "6 warranty_id warranty_voided");
    assertThat(job.path("created").asLong()).isEqualTo(1);
    assertThat(session.get("/warranties?status=VOIDED").eachOf("void_reason"))
        .containsExactly("Opened", "why");
  }

  /** Of each it is said where, and nothing is taken that can't be read for certain. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAILED | 1 id missing | ",
        "FAILED | 1 id malformed_csv | \uFEFF%HEADER%%KETTLE%",
        "FAILED | 1 id;product_name;price unknown_field | id;product_name;price\\n;Kettle;1",
        "FAILED | 1 price missing | %NO PRICE%",
        "FAILED | 1 prize unknown_field | %WRONG%",
        "FAILED | 3 product_name malformed_csv | %HEADER%%KETTLE%,\"Toaster,1,EUR\\n%KETTLE%",
        "DONE | 3 price malformed_csv | %HEADER%%KETTLE%,Toaster,\"1\"2,EUR\\n",
        "DONE | 3 product_name malformed_csv | %HEADER%%KETTLE%,Toa\"ster,1,EUR\\n",
        "DONE | 3  malformed_csv | %HEADER%%KETTLE%,Toaster,1,EUR\\n",
        "DONE | 3 price not_a_decimal | %HEADER%%KETTLE%%TOASTER 1.234,5%",
        "DONE | 3 price too_large | %HEADER%%KETTLE%%TOASTER 1e%",
        "DONE | 3 id not_an_id | %HEADER%%KETTLE%x%KETTLE%",
        "DONE | 3 product_name row_too_long | %HEADER%%KETTLE%%LONG%",
      })
  void aBrokenFileNamesLineAndField(String status, String error, String file) {
    var csv =
        (file == null ? "" : file.replace("\\n", "\n"))
            .replace("%HEADER%", HEADER)
            .replace("%KETTLE%", KETTLE)
            .replace("%NO PRICE%", HEADER.replace("price,", "") + KETTLE)
            .replace("%WRONG%", HEADER.replace("price", "prize") + KETTLE)
            .replace("%TOASTER 1.234,5%", row("Toaster,\"1.234,50\",EUR,,,,2026-01-15,"))
            .replace("%TOASTER 1e%", row("Toaster,99999999999999,EUR,,,,2026-01-15,"))
            .replace(
                "%LONG%",
                row("x".repeat(70_000) + ",1,EUR,,,,2026-01-15,")
                    + row("Pan,1,EUR,,,,2026-01-15,"));
    var job = files.imported("csv", csv);
    assertThat(job.path("status").asString()).as(job.toString()).isEqualTo(status);
    assertThat(errors(job)).contains(error);
    var taken = session.get("/purchases").eachOf("product_name");
    assertThat(taken).isSubsetOf("Kettle", "Pan");
    assertThat(job.path("created").asLong()).isEqualTo(taken.size());
    assertThat(taken.contains("Kettle")).isEqualTo(error.startsWith("3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1  malformed_json | [",
        "1  malformed_json | {\"purchases\":[1]}",
        "1 purchases missing | {}",
        "1 purchase unknown_field | {\"purchase\":[]}",
        "1 brands duplicate_key | {\"brands\":[],\"brands\":[]}",
        "2  malformed_json | {\"purchases\":[\\n{\"product_name\":\"Kettle}",
        "2 prize unknown_field | {\"purchases\":[\\n{\"prize\":\"1\"}]}",
        "2  malformed_json | {\"purchases\":[\\n{\"price\":1,}]}",
        "1 url not_a_web_address |"
            + " {\"brands\":[{\"name\":\"Acme\",\"url\":\"acme\"}],\"purchases\":[]}",
        "1 name blank | {\"retailers\":[{\"name\":\" \"}],\"purchases\":[]}"
      })
  void aBrokenFileOfJsonDoes(String error, String file) {
    var job = files.imported("json", file.replace("\\n", "\n"));
    assertThat(errors(job)).contains(error);
    assertThat(session.get("/purchases").data()).isEmpty();
  }

  @Test
  void aDryRunTellsWhatWouldHappenAndWritesNothing() {
    shopper.bought("Kettle", "39.9", "2026-01-15", "");
    var before = files.exported("json");
    var csv =
        HEADER
            + KETTLE
            + row("Toaster,1,EUR,New shop,,,2026-01-15,")
            + row("toaster,1.0,EUR,new shop,,,2026-01-15,")
            + row("Oven,x,EUR,,,,2026-01-15,");
    var foreseen = files.send("csv?dry_run=true", csv).is(200).data();
    assertThat(foreseen.path("status").asString()).isEqualTo("DONE");
    assertThat(foreseen.path("rows_read").asLong()).isEqualTo(4);
    assertThat(foreseen.path("created").asLong()).isEqualTo(1);
    assertThat(foreseen.path("skipped").asLong()).isEqualTo(2);
    assertThat(errors(foreseen)).containsExactly("5 price not_a_decimal");
    var update = files.send("csv?dry_run=true&on_duplicate=update", csv).is(200).data();
    assertThat(update.path("updated").asLong()).isEqualTo(1);
    assertThat(files.send("csv?dry_run=true", "id;price").is(200).data("/status"))
        .isEqualTo("FAILED");
    assertThat(files.exported("json")).isEqualTo(before);
    assertThat(session.get("/import/jobs").data()).isEmpty();
    session.get("/import/jobs/" + foreseen.path("id").asString()).isRefused(404, "not_found");
    var real = files.imported("csv", csv);
    for (var field : List.of("rows_read", "created", "updated", "skipped", "errors")) {
      assertThat(real.path(field)).isEqualTo(foreseen.path(field));
    }
  }

  @Test
  void aRequestThatIsRepeatedImportsOnce() {
    var key = new String[] {"Idempotency-Key", "once"};
    var first = session.upload("/import/csv", "text/csv", HEADER + KETTLE, key).is(202);
    files.over(first.id());
    var second = session.upload("/import/csv", "text/csv", HEADER + KETTLE, key).is(202);
    assertThat(second.isReplayed()).isTrue();
    assertThat(second.id()).isEqualTo(first.id());
    session.upload("/import/csv", "text/csv", HEADER, key).isRefused(422, "idempotency_key_reused");
    assertThat(session.get("/import/jobs").meta().path("total").asLong()).isEqualTo(1);
  }

  @Test
  void onlyFilesOfTheTypeAreTaken() {
    session
        .upload("/import/csv", "application/json", HEADER)
        .isRefused(415, "unsupported_media_type");
    session.upload("/import/json", "text/csv", "{}").isRefused(415, "unsupported_media_type");
    session
        .upload("/import/csv", "text/csv;charset=iso-8859-1", HEADER)
        .isRefused(415, "unsupported_media_type");
    files.send("csv?on_duplicate=replace", HEADER).isRefused(422, "validation_error");
    session.get("/import/jobs/x").isRefused(400, "malformed_request");
  }

  /** Batches follow each other, and a row that an earlier one has said is found among them. */
  @Test
  void aLongFileIsTakenWhole() {
    var rows =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    ",Thing %d,%d,EUR,Shop %d,,,2026-01-%02d,,,,,2026-01-15,2028-01-14,LIMITED,,,,\r\n"
                        .formatted(i, i % 100, i % 7, 1 + i % 28))
            .collect(Collectors.joining());
    var job = files.imported("csv", HEADER + rows + rows);
    assertThat(job.path("rows_read").asLong()).isEqualTo(6_000);
    assertThat(job.path("created").asLong()).isEqualTo(3_000);
    assertThat(job.path("skipped").asLong()).isEqualTo(3_000);
    assertThat(session.get("/purchases").meta().path("total").asLong()).isEqualTo(3_000);
    assertThat(session.get("/analytics/summary").data("/item_count")).isEqualTo("3000");
    assertThat(session.get("/retailers?limit=100").eachOf("name")).contains("Shop 0", "Shop 6");
  }

  @Test
  void anImportOfAnotherTenantIsNotThere() {
    var job = files.imported("csv", HEADER + KETTLE).path("id").asString();
    var other = RunningService.shared().newTenant();
    other.get("/import/jobs/" + job).isRefused(404, "not_found");
    other.post("/import/jobs/" + job + "/undo", "").isRefused(404, "not_found");
    assertThat(other.get("/import/jobs").data()).isEmpty();
  }
}
