package dev.daybook.ledger.purchases;

import static dev.daybook.ledger.purchases.Shopper.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchasesOverHttpTest {

  private static final String NOBODY = "019b76da-a800-7000-8000-000000000000";

  private final Shopper shopper = Shopper.ofNewTenant();
  private final Session session = shopper.session();

  @Test
  void aPurchaseIsRecordedShownAndListed() {
    var shop = shopper.retailer("Corner shop");
    var make = shopper.brand("Acme");
    var recorded =
        shopper
            .buy(
                "Kettle",
                "39.9",
                "2026-01-15",
                "'retailer_id': '%s', 'brand_id': '%s', 'status': 'RECEIVED', 'notes': 'blue'"
                    .formatted(shop, make))
            .is(201);

    assertThat(recorded.location()).isEqualTo("/api/v1/purchases/" + recorded.id());
    assertThat(recorded.data("/product_name")).isEqualTo("Kettle");
    assertThat(recorded.data("/price")).isEqualTo("39.90");
    assertThat(recorded.data("/currency_code")).isEqualTo("EUR");
    assertThat(recorded.data("/retailer_id")).isEqualTo(shop);
    assertThat(recorded.data("/brand_id")).isEqualTo(make);
    assertThat(recorded.data("/status")).isEqualTo("RECEIVED");
    assertThat(recorded.data("/notes")).isEqualTo("blue");
    assertThat(recorded.data("/created_at")).isEqualTo(recorded.data("/updated_at"));
    assertThat(recorded.data().path("warranty").isNull()).isTrue();
    assertThat(session.get("/purchases/" + recorded.id()).is(200).data())
        .isEqualTo(recorded.data());
    var list = session.get("/purchases").is(200);
    assertThat(list.data().get(0)).isEqualTo(recorded.data());
    assertThat(list.meta().path("total").asInt()).isEqualTo(1);
    assertThat(session.get("/api/purchases").is(200).data()).isEqualTo(list.data());
  }

  @Test
  void aPurchaseIsOnOrderUnlessSaidOtherwise() {
    assertThat(shopper.buy("Kettle", "0", "2026-01-15", "").is(201).data("/status"))
        .isEqualTo("ORDERED");
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 1.5, 1.50", "JPY, 150, 150", "KWD, 1.2345, too_many_decimals",
    "EUR, 1.001, too_many_decimals", "JPY, 1.5, too_many_decimals", "USD, 1e1, 10.00",
    "EUR, 10000000000000.01, too_large", "EUR, -1, validation_error",
  })
  void aPriceFitsItsCurrency(String currency, String price, String outcome) {
    var body =
        "{\"product_name\": \"Kettle\", \"price\": %s, \"purchase_date\": \"2026-01-15\", \"currency_code\": \"%s\"}"
            .formatted(price, currency);
    var reply = session.post("/purchases", body);
    if (outcome.contains("_")) {
      reply.isRefused(422, outcome);
    } else {
      assertThat(reply.is(201).data("/price")).isEqualTo(outcome);
    }
  }

  @Test
  void allFaultsAreSaidAtOnce() {
    var refused =
        shopper
            .buy(
                "Kettle",
                "1.001",
                "2026-01-15",
                ("'retailer_id': '%1$s', 'brand_id': '%1$s', 'warranty': {'warranty_start': "
                        + "'2026-01-15', 'warranty_end': '2026-01-14', 'warranty_type': 'LIMITED'}")
                    .formatted(NOBODY))
            .is(422);
    assertThat(refused.body().at("/error/details").findValuesAsString("code"))
        .containsExactly(
            "too_many_decimals", "unknown_retailer", "unknown_brand", "ends_before_start");
    assertThat(refused.body().at("/error/details").findValuesAsString("field"))
        .containsExactly("price", "retailer_id", "brand_id", "warranty.warranty_end");
    var malformed = session.post("/purchases", "{\"prize\": 1, \"warranty\": {\"by\": 1}}").is(422);
    assertThat(malformed.body().at("/error/details").findValuesAsString("field"))
        .contains("prize", "product_name", "price", "purchase_date", "warranty.by");
  }

  @Test
  void aReplacementSaysAllAnewAndAnEditOnlyWhatItNames() {
    var shop = shopper.retailer("Corner shop");
    var recorded =
        shopper
            .buy(
                "Kettle",
                "40",
                "2026-01-15",
                "'status': 'RECEIVED', 'notes': 'blue', 'retailer_id': '%s'".formatted(shop))
            .is(201);
    var path = "/purchases/" + recorded.id();

    var edited = session.patch(path, "{\"price\": \"35\", \"notes\": null}").is(200);
    assertThat(edited.data("/price")).isEqualTo("35.00");
    assertThat(edited.data().path("notes").isNull()).isTrue();
    assertThat(edited.data("/status")).isEqualTo("RECEIVED");
    assertThat(edited.data("/retailer_id")).isEqualTo(shop);
    assertThat(edited.data("/created_at")).isEqualTo(recorded.data("/created_at"));
    assertThat(edited.data("/updated_at")).isGreaterThan(recorded.data("/updated_at"));
    assertThat(session.get(path).is(200).data()).isEqualTo(edited.data());

    var same = session.patch(path, "{\"price\": \"35.00\"}").is(200);
    assertThat(same.data()).isEqualTo(edited.data());
    assertThat(same.etag()).isEqualTo(edited.etag());

    var replaced = session.put(path, json("Teapot", "20.50", "2026-02-01", "")).is(200);
    assertThat(replaced.data("/product_name")).isEqualTo("Teapot");
    assertThat(replaced.data("/status")).isEqualTo("ORDERED");
    assertThat(replaced.data().path("retailer_id").isNull()).isTrue();
    assertThat(session.get(path + "/history").eachOf("action"))
        .containsExactly("RECORDED", "EDITED", "EDITED");
    session.patch(path, "{\"status\": null}").isRefused(422, "validation_error");
    session.patch(path, "{\"currency_code\": \"JPY\"}").isRefused(422, "too_many_decimals");
    session
        .put(path, json("Teapot", "20.50", "2026-02-01", ""), "If-Match", edited.etag())
        .isRefused(412, "precondition_failed");
  }

  @Test
  void aWarrantyIsWrittenDownWithItsPurchaseAndGoesWithIt() {
    var recorded = shopper.insured("Kettle", "2026-01-15", "2099-12-31").is(201);
    var path = "/purchases/" + recorded.id();
    var warranty = "/warranties/" + recorded.data("/warranty/id");
    assertThat(recorded.data("/warranty/status")).isEqualTo("ACTIVE");
    assertThat(recorded.data("/warranty/purchase_id")).isEqualTo(recorded.id());
    assertThat(session.get(warranty).is(200).data()).isEqualTo(recorded.data().path("warranty"));

    var replaced =
        session.put(path, json("Teapot", "20", "2026-02-01", ""), "If-Match", recorded.etag());
    assertThat(replaced.is(200).data().path("warranty"))
        .isEqualTo(recorded.data().path("warranty"));
    session
        .post(path + "/warranty", Shopper.warrantyJson("2026-01-15", "2027-01-14"))
        .isRefused(409, "has_warranty");

    session.delete(path).is(204);
    session.get(path).isRefused(404, "not_found");
    session.get(warranty).isRefused(404, "not_found");
    session.delete(path).isRefused(404, "not_found");
    assertThat(session.get("/warranties").data().size()).isZero();
    assertThat(session.get(path + "?at_position=" + replaced.position()).is(200).data())
        .isEqualTo(replaced.data());
    var history = session.get(path + "/history").is(200);
    assertThat(history.data().get(0).at("/after/warranty").isNull()).isTrue();
    assertThat(history.data().get(1).at("/after/warranty/status").asString()).isEqualTo("ACTIVE");
    assertThat(history.eachOf("action"))
        .containsExactly("RECORDED", "EDITED", "EDITED", "EDITED", "VOIDED");
    assertThat(session.get(warranty + "/history").eachOf("action"))
        .containsExactly("RECORDED", "VOIDED");
  }

  @Test
  void listsAreFilteredByEverythingTogetherAndSorted() {
    var shop = shopper.retailer("Corner shop");
    var make = shopper.brand("Acme");
    var old = shopper.bought("Kettle", "40", "2025-01-15", "'notes': 'Straße 100% _x_'");
    var here =
        shopper.bought(
            "Teapot",
            "20",
            "2026-01-15",
            "'retailer_id': '%s', 'status': 'RECEIVED'".formatted(shop));
    var dear =
        shopper.bought(
            "KETTLE deluxe",
            "400",
            "2026-03-15",
            "'brand_id': '%s', 'currency_code': 'USD'".formatted(make));

    assertThat(ids("")).containsExactly(dear, here, old);
    assertThat(ids("?sort=price")).containsExactly(here, old, dear);
    assertThat(ids("?sort=-price")).containsExactly(dear, old, here);
    assertThat(ids("?sort=purchase_date")).containsExactly(old, here, dear);
    assertThat(ids("?status=RECEIVED")).containsExactly(here);
    assertThat(ids("?retailer_id=" + shop)).containsExactly(here);
    assertThat(ids("?brand_id=" + make)).containsExactly(dear);
    assertThat(ids("?currency_code=EUR")).containsExactly(here, old);
    assertThat(ids("?date_from=2026-01-15&date_to=2026-03-14")).containsExactly(here);
    assertThat(ids("?min_price=20.5&max_price=40")).containsExactly(old);
    assertThat(ids("?search=kettle")).containsExactly(dear, old);
    assertThat(ids("?search=STRASSE")).containsExactly(old);
    assertThat(ids("?search=100%25")).containsExactly(old);
    assertThat(ids("?search=_x_")).containsExactly(old);
    assertThat(ids("?search=_")).containsExactly(old);
    assertThat(ids("?search=%25e")).isEmpty();
    assertThat(ids("?search=kettle&currency_code=USD&min_price=1&date_from=2026-01-01&sort=price"))
        .containsExactly(dear);
    var lines = session.get("/purchases?sort=-price", "Accept", "application/x-ndjson").lines();
    assertThat(lines)
        .extracting(line -> line.path("id").asString())
        .containsExactly(dear, old, here);
    session.get("/purchases?search=%20%20").isRefused(422, "validation_error");
    session.get("/purchases?sort=notes").isRefused(422, "validation_error");
    session.get("/purchases?currency_code=EURO").isRefused(422, "validation_error");
  }

  private List<String> ids(String query) {
    var list = session.get("/purchases" + query).is(200);
    assertThat(list.meta().path("total").asInt()).isEqualTo(list.data().size());
    return list.data().valueStream().map(one -> one.path("id").asString()).toList();
  }

  @Test
  void whatIsRepeatedWithItsKeyHappensOnce() {
    var body =
        json(
            "Kettle",
            "1",
            "2026-01-15",
            "'warranty': " + "{'warranty_start': '2026-01-15', 'warranty_type': 'LIFETIME'}");
    var first = session.post("/purchases", body, "Idempotency-Key", "a").is(201);
    var again = session.post("/purchases", body, "Idempotency-Key", "a").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.data()).isEqualTo(first.data());
    session.post("/purchases?dry_run=true", body).is(200);
    assertThat(session.get("/purchases").meta().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aPurchaseAndTheListOfThemCanBeWatched() {
    var path = "/purchases/" + shopper.bought("Kettle", "1", "2026-01-15", "");
    try (var one = session.live(path);
        var all = session.live("/purchases?status=RECEIVED")) {
      one.next();
      all.next();
      session.patch(path, "{\"status\": \"RECEIVED\"}").is(200);
      assertThat(one.next().data().path("status").asString()).isEqualTo("RECEIVED");
      assertThat(all.next().data().findValuesAsString("product_name")).containsExactly("Kettle");
    }
  }

  @Test
  void whatIsANeighboursIsNotThere() {
    var path = "/purchases/" + shopper.bought("Kettle", "1", "2026-01-15", "");
    var theirs = Shopper.ofNewTenant();
    for (var hidden : List.of(path, path + "/history")) {
      theirs.session().get(hidden).isRefused(404, "not_found");
    }
    theirs.session().delete(path).isRefused(404, "not_found");
    theirs.session().patch(path, "{\"price\": \"2\"}").isRefused(404, "not_found");
    assertThat(theirs.session().get("/purchases?search=kettle").data().size()).isZero();
    var shop = shopper.retailer("Corner shop");
    theirs
        .buy("Kettle", "1", "2026-01-15", "'retailer_id': '%s'".formatted(shop))
        .isRefused(422, "unknown_retailer");
  }
}
