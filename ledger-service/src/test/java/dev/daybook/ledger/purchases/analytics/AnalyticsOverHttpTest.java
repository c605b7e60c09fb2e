package dev.daybook.ledger.purchases.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.AdjustableClock;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Just before a year ends, in a service for which it is as late as the test says. */
class AnalyticsOverHttpTest {

  private static final Instant ALMOST_NEW_YEAR = Instant.parse("2027-12-31T23:59:59.900Z");
  private static final Duration UNTIL_NEW_YEAR = Duration.ofMillis(100);
  private static final List<String> ALL =
      List.of(
          "/analytics/spending",
          "/analytics/spending/by-period",
          "/analytics/summary",
          "/analytics/warranties/timeline",
          "/analytics/warranties/summary",
          "/analytics/retailers",
          "/analytics/brands",
          "/analytics/top-products",
          "/analytics/recent-purchases",
          "/analytics/recent-warranties");

  private static final AdjustableClock CLOCK = new AdjustableClock(ALMOST_NEW_YEAR);

  @AutoClose private static final RunningService SERVICE = RunningService.start(CLOCK);

  private final Session session = SERVICE.newTenant();

  private Reply buy(String product, String price, String day, String more) {
    var json =
        "{'product_name': '%s', 'price': '%s', 'purchase_date': '%s'%s}"
            .formatted(product, price, day, more.isEmpty() ? "" : ", " + more);
    return session.post("/purchases", json.replace('\'', '"')).is(201);
  }

  private static String warranty(String start, String end) {
    return "'warranty': {'warranty_start': '%s', 'warranty_end': '%s', 'warranty_type': 'LIMITED'}"
        .formatted(start, end);
  }

  private static void is(JsonNode json, String expected) {
    assertThat(json.toString().replace("\"", "")).isEqualTo(expected);
  }

  private JsonNode body(String path) {
    return session.get(path).is(200).body();
  }

  private JsonNode data(String path) {
    return body(path).path("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY"})
  void ofNothingThereIsNothingAndNoAverage(String currency) {
    var zero = currency.equals("EUR") ? "0.00" : "0";
    var in = "?currency=" + currency;
    is(
        body("/analytics/summary" + in),
        ("{data:{total_spent:%1$s,item_count:0,average_price:null,median_price:null,"
                + "largest_price:null,this_month:%1$s,last_month:%1$s,change_percent:null},"
                + "meta:{currency:%2$s,other_currencies:[]}}")
            .formatted(zero, currency));
    is(
        data("/analytics/spending" + in + "&months=2"),
        ("[{month:2027-11,total_amount:%1$s,item_count:0},"
                + "{month:2027-12,total_amount:%1$s,item_count:0}]")
            .formatted(zero));
    is(
        data("/analytics/spending/by-period" + in),
        "{from:2027-12-01,to:2027-12-31,total_amount:%s,item_count:0}".formatted(zero));
    is(
        data("/analytics/warranties/timeline" + in + "&months=1"),
        "[{month:2027-12,active:0,expired:0,expiring_soon:0}]");
    is(data("/analytics/warranties/summary" + in), "{active:0,expired:0,voided:0,expiring_soon:0}");
    for (var list :
        List.of("retailers", "brands", "top-products", "recent-purchases", "recent-warranties")) {
      is(data("/analytics/" + list + in), "[]");
    }
  }

  @Test
  void aCurrencyIsReckonedByItselfAndTheOthersAreNamed() {
    buy("Lamp", "10.01", "2027-12-31", "");
    buy("Lamp", "1000", "2027-12-31", "'currency_code': 'JPY'");
    buy("Lamp", "5", "2027-12-31", "'currency_code': 'USD'");

    is(body("/analytics/summary").path("meta"), "{currency:EUR,other_currencies:[JPY,USD]}");
    is(body("/analytics/summary").at("/data/total_spent"), "10.01");
    var yen = body("/analytics/top-products?currency=JPY");
    is(yen.path("meta"), "{currency:JPY,other_currencies:[EUR,USD]}");
    is(yen.path("data"), "[{product_name:Lamp,count:1,total_spent:1000,avg_price:1000}]");
    is(body("/analytics/warranties/summary?currency=JPY").at("/meta/other_currencies"), "[]");
    assertThat(session.get("/analytics/summary?currency=XYZ").status()).isEqualTo(422);
  }

  @Test
  void monthsEndWithThatOfTheDayWhichIsAskedAboutAndChangeIsFromTheMonthBefore() {
    buy("Tree", "30", "2027-11-30", "");
    buy("Goose", "40", "2027-12-01", "");
    buy("Wine", "0.10", "2027-12-31", "");
    buy("Fireworks", "7", "2028-01-01", "");

    is(
        data("/analytics/spending?months=2"),
        "[{month:2027-11,total_amount:30.00,item_count:1},"
            + "{month:2027-12,total_amount:40.10,item_count:2}]");
    is(
        data("/analytics/summary"),
        "{total_spent:77.10,item_count:4,average_price:19.28,median_price:18.50,"
            + "largest_price:40.00,this_month:40.10,last_month:30.00,change_percent:33.67}");
    is(
        data("/analytics/spending/by-period?from=2027-11-30&to=2027-12-01"),
        "{from:2027-11-30,to:2027-12-01,total_amount:70.00,item_count:2}");
    var leap = data("/analytics/spending?months=120&as_of=2028-02-29T12:00:00Z");
    assertThat(leap).hasSize(120);
    is(leap.get(0), "{month:2018-03,total_amount:0.00,item_count:0}");
    is(leap.get(118), "{month:2028-01,total_amount:7.00,item_count:1}");
  }

  @Test
  void percentagesAreAHundredTogetherAndWhatNamesNoRetailerStandsUnderNone() {
    var shop = session.post("/retailers", "{\"name\": \"Shop\"}").is(201).id();
    var stall = session.post("/retailers", "{\"name\": \"Stall\"}").is(201).id();
    buy("Pear", "1", "2027-12-31", "'retailer_id': '%s'".formatted(shop));
    buy("Pear", "1", "2027-12-31", "'retailer_id': '%s'".formatted(stall));
    buy("Pear", "1", "2027-12-31", "");

    is(
        data("/analytics/retailers"),
        "[{name:Shop,count:1,percentage:33.34,total_spent:1.00},"
            + "{name:Stall,count:1,percentage:33.33,total_spent:1.00},"
            + "{name:null,count:1,percentage:33.33,total_spent:1.00}]");
    is(
        data("/analytics/retailers?limit=1"),
        "[{name:Shop,count:1,percentage:33.34,total_spent:1.00}]");
    is(data("/analytics/brands"), "[{name:null,count:3,percentage:100.00,total_spent:3.00}]");
  }

  @Test
  void whatCostNothingIsNoPartOfTheMoney() {
    buy("Gift", "0", "2027-12-31", "");
    is(data("/analytics/brands"), "[{name:null,count:1,percentage:null,total_spent:0.00}]");
  }

  @Test
  void topProductsAreByCountThenMoneyThenNameAndShownAsWrittenLast() {
    buy("beans", "1", "2027-12-31", "");
    buy("Apples", "1", "2027-12-31", "");
    buy("rice", "0.01", "2027-12-31", "");
    buy("RICE", "0.02", "2027-12-31", "");
    var last = buy("Rice", "0.02", "2027-12-31", "").id();

    is(
        data("/analytics/top-products?limit=2"),
        "[{product_name:Rice,count:3,total_spent:0.05,avg_price:0.02},"
            + "{product_name:Apples,count:1,total_spent:1.00,avg_price:1.00}]");
    session.delete("/purchases/" + last).is(204);
    is(
        data("/analytics/top-products?limit=1"),
        "[{product_name:RICE,count:2,total_spent:0.03,avg_price:0.02}]");
  }

  @Test
  void aWarrantyIsExpiredAfterItsLastDayAndOnceVoidedCountsNowhereElse() {
    buy("Leap", "1", "2027-12-01", warranty("2027-12-01", "2027-12-30"));
    buy("Year", "1", "2027-12-01", warranty("2027-12-01", "2027-12-31"));
    var phone = buy("Phone", "1", "2027-12-01", warranty("2027-12-01", "2029-11-30"));
    is(data("/analytics/warranties/summary"), "{active:2,expired:1,voided:0,expiring_soon:1}");
    is(
        data("/analytics/warranties/timeline?months=2"),
        "[{month:2027-11,active:0,expired:0,expiring_soon:0},"
            + "{month:2027-12,active:2,expired:1,expiring_soon:2}]");
    long before = phone.position();

    session
        .post(
            "/warranties/%s/void".formatted(phone.data().at("/warranty/id").asString()),
            "{\"reason\": \"sold\"}")
        .is(200);

    is(data("/analytics/warranties/summary"), "{active:1,expired:1,voided:1,expiring_soon:1}");
    is(
        data("/analytics/warranties/timeline?months=1"),
        "[{month:2027-12,active:1,expired:1,expiring_soon:2}]");
    is(data("/analytics/warranties/summary?at_position=" + before).path("voided"), "0");
    assertThat(
            StreamSupport.stream(data("/analytics/recent-warranties").spliterator(), false)
                .map(row -> row.path("status").asString()))
        .containsExactly("VOIDED", "ACTIVE", "EXPIRED");
  }

  @Test
  void thePastIsAsItWas() {
    long before = buy("Lamp", "10", "2027-12-31", "").position();
    buy("Desk", "90", "2027-12-31", "");
    for (var path : ALL) {
      var then = session.get(path + "?at_position=" + before).is(200);
      assertThat(then.position()).isEqualTo(before);
    }
    is(data("/analytics/summary?at_position=" + before).path("total_spent"), "10.00");
    is(data("/analytics/summary").path("total_spent"), "100.00");
    is(data("/analytics/recent-purchases?at_position=" + before).at("/0/product_name"), "Lamp");
  }

  /** Thirty days later, or a month before, no day can be written down. */
  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  void theFirstAndTheLastDayCanBeAskedAbout(String time) {
    buy("Lamp", "10", "2027-12-31", warranty("2027-12-01", "9999-12-31"));
    var more = List.of("/warranties?expiring_soon=true", "/warranties/expiring?days=36600");
    for (var path : Stream.concat(ALL.stream(), more.stream()).toList()) {
      session.get(path + (path.contains("?") ? "&" : "?") + "as_of=" + time).is(200);
    }
    int soon = time.startsWith("9999") ? 1 : 0;
    is(
        data("/analytics/warranties/summary?as_of=" + time).path("expiring_soon"),
        Integer.toString(soon));
  }

  @Test
  void whatIsOutOfBoundsIsRefused() {
    for (var path :
        List.of(
            "/analytics/spending?months=0",
            "/analytics/spending?months=121",
            "/analytics/warranties/timeline?months=0",
            "/analytics/brands?limit=0",
            "/analytics/retailers?limit=1001",
            "/analytics/top-products?limit=0",
            "/analytics/top-products?limit=101",
            "/analytics/spending/by-period?from=2027-12-31&to=2027-12-30",
            "/analytics/summary?months=1")) {
      assertThat(session.get(path).status()).as(path).isEqualTo(422);
    }
  }

  @Test
  void whoWatchesIsToldOfEachChangeAndOfTheNewYear() {
    buy("Wine", "5", "2027-12-31", warranty("2027-12-01", "2027-12-31"));
    for (var path : ALL) {
      try (var live = session.live(path)) {
        assertThat(live.next().data()).as(path).isEqualTo(body(path));
      }
    }
    try (var summary = session.live("/analytics/summary");
        var warranties = session.live("/analytics/warranties/summary")) {
      is(summary.next().data().at("/data/this_month"), "5.00");
      is(warranties.next().data().at("/data/active"), "1");

      buy("Bread", "2", "2027-12-31", "");
      is(summary.next().data().at("/data/this_month"), "7.00");

      CLOCK.advance(UNTIL_NEW_YEAR);
      var after = summary.next().data();
      is(after.at("/data/this_month"), "0.00");
      is(after.at("/data/last_month"), "7.00");
      is(warranties.next().data().at("/data/expired"), "1");
    } finally {
      CLOCK.advance(UNTIL_NEW_YEAR.negated());
    }
  }

  /** A month begins, and with it the period that is meant unless one is said: not a later one. */
  @Test
  void whoWatchesAPeriodThatHasEndedIsToldOfItStill() {
    buy("Wine", "5", "2027-12-31", "");
    try (var live = session.live("/analytics/spending/by-period?to=2027-12-31")) {
      is(live.next().data().at("/data/total_amount"), "5.00");
      CLOCK.advance(UNTIL_NEW_YEAR);
      buy("Bread", "2", "2027-12-31", "");
      is(
          live.next().data().path("data"),
          "{from:2027-12-01,to:2027-12-31,total_amount:7.00,item_count:2}");
    } finally {
      CLOCK.advance(UNTIL_NEW_YEAR.negated());
    }
  }

  @Test
  void whatDependsOnTheDayIsNotSaidToBeUnchangedOnTheNextOne() {
    buy("Wine", "5", "2027-12-31", warranty("2027-12-01", "2027-12-31"));
    var paths =
        List.of(
            "/analytics/spending",
            "/analytics/spending/by-period",
            "/analytics/summary",
            "/analytics/warranties/timeline",
            "/analytics/warranties/summary",
            "/analytics/recent-purchases",
            "/analytics/recent-warranties",
            "/warranties",
            "/warranties?status=ACTIVE",
            "/warranties/expiring",
            "/purchases");
    var before = paths.stream().map(path -> session.get(path).is(200).etag()).toList();
    CLOCK.advance(UNTIL_NEW_YEAR);
    try {
      for (int i = 0; i < paths.size(); i++) {
        session.get(paths.get(i), "If-None-Match", before.get(i)).is(200);
      }
    } finally {
      CLOCK.advance(UNTIL_NEW_YEAR.negated());
    }
  }
}
