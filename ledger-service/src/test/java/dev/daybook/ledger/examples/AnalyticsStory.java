package dev.daybook.ledger.examples;

/**
 * All that can be asked about what purchases come to, as it will be on a day that never changes.
 */
final class AnalyticsStory {

  private static final String THEN = "as_of=2031-03-31T12:00:00%2B00:00";

  private final Recorder service;

  AnalyticsStory(Recorder service) {
    this.service = service;
  }

  void tell() {
    var shop = service.post("created", "/retailers", "{'name': 'Hardware store'}").id();
    var make = service.post("created", "/brands", "{'name': 'Anvil'}").id();
    var named = "'retailer_id': '%s', 'brand_id': '%s'".formatted(shop, make);
    buy("Drill", "129.00", "2031-02-28", named + ", 'warranty': " + until("2031-03-31"));
    buy("Screws", "4.95", "2031-03-01", named);
    buy("screws", "5.00", "2031-03-31", "'status': 'RECEIVED'");
    buy("Adapter", "12.00", "2031-03-31", "'currency_code': 'USD'");

    service.get("shown", "/analytics/spending?months=3&" + THEN);
    service.get("shown", "/analytics/spending/by-period?from=2031-03-01&to=2031-03-31&" + THEN);
    service.get("shown", "/analytics/summary?" + THEN);
    service.get("in_another_currency", "/analytics/summary?currency=USD&" + THEN);
    service.get("shown", "/analytics/warranties/timeline?months=2&" + THEN);
    service.get("shown", "/analytics/warranties/summary?" + THEN);
    service.get("shown", "/analytics/retailers?" + THEN);
    service.get("shown", "/analytics/brands?" + THEN);
    service.get("shown", "/analytics/top-products?limit=2&" + THEN);
    service.get("shown", "/analytics/recent-purchases?" + THEN);
    service.get("shown", "/analytics/recent-warranties?" + THEN);
  }

  private void buy(String product, String price, String day, String more) {
    service.post(
        "created",
        "/purchases",
        "{'product_name': '%s', 'price': '%s', 'purchase_date': '%s', %s}"
            .formatted(product, price, day, more));
  }

  private static String until(String end) {
    return "{'warranty_start': '2031-02-28', 'warranty_end': '%s', 'warranty_type': 'LIMITED'}"
        .formatted(end);
  }
}
