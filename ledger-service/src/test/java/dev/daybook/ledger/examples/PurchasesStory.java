package dev.daybook.ledger.examples;

import dev.daybook.ledger.contract.Reply;
import java.util.Locale;

/** Everything that can be done about purchases, and everything that is refused, at least once. */
final class PurchasesStory {

  private static final String NOBODY = "01a00000-0000-7000-8000-000099999999";

  private final Recorder service;

  PurchasesStory(Recorder service) {
    this.service = service;
  }

  private String shop = "";
  private String make = "";
  private String washer = "";
  private String kettle = "";
  private String warranty = "";

  void tell() {
    shop = lists("/retailers", "Corner shop");
    make = lists("/brands", "Acme");
    recorded();
    changed("replaced", this::replace);
    changed("edited", this::edit);
    warranties();
    shown();
    files();
    gone();
  }

  private void files() {
    var csv = service.get("exported", "/export/csv").response().body();
    var rows = csv.lines().toList();
    var more = ",Lamp,19.90,EUR,IKEA,,RECEIVED,2026-03-01,,,,,,,,,,,\r\n";
    var wrong = ",Lamp,cheap,EUR,IKEA,,RECEIVED,2026-03-01,,,,,,,,,,,\r\n";
    var file = String.join("\r\n", rows.getFirst(), rows.getLast(), more + wrong);
    service.upload("foreseen", "/import/csv?dry_run=true", "text/csv", file);
    var job = service.upload("started", "/import/csv", "text/csv", file).id();
    service.over("/import/jobs/" + job);
    service.get("shown", "/import/jobs/" + job);
    service.get("not_found", "/import/jobs/" + NOBODY);
    service.get("listed", "/import/jobs");
    service.post("not_found", "/import/jobs/" + NOBODY + "/undo", "");
    service.post("started", "/import/jobs/" + job + "/undo", "");
    service.over("/import/jobs/" + job);
    service.post("import_not_over", "/import/jobs/" + job + "/undo", "");
    var json = service.get("exported", "/export/json").response().body();
    job = service.upload("started", "/import/json", "application/json", json).id();
    service.over("/import/jobs/" + job);
  }

  private String lists(String list, String name) {
    var body = "{'name': '%s', 'url': 'https://acme.example.org'}".formatted(name);
    var id = service.post("created", list, body).id();
    service.post("duplicate_name", list, "{'name': '%s'}".formatted(name.toUpperCase(Locale.ROOT)));
    service.post("not_a_web_address", list, "{'name': 'Other', 'url': 'acme'}");
    service.post("validation_error", list, "{'name': ' ', 'uri': 'acme'}");
    service.get("listed", list + "?limit=3");
    service.get("shown", list + "/" + id);
    service.get("not_found", list + "/" + NOBODY);
    service.get("listed", list + "/" + id + "/history");
    service.get("not_found", list + "/" + NOBODY + "/history");
    service.delete("not_found", list + "/" + NOBODY);
    return id;
  }

  private void recorded() {
    var limited = terms("2026-01-15", "'2099-12-31'", "LIMITED");
    var bought = record("created_with_its_warranty", "649.00", named(shop, make), limited);
    washer = bought.id();
    warranty = bought.data("/warranty/id");
    kettle =
        service
            .post(
                "created",
                "/purchases",
                "{'product_name': 'Kettle', 'price': '39.9', 'purchase_date': '2026-02-01'}")
            .id();
    record("unknown_retailer", "649.00", named(NOBODY, make), limited);
    record("unknown_brand", "649.00", named(shop, NOBODY), limited);
    record("too_many_decimals", "649.001", named(shop, make), limited);
    record("too_large", "10000000000000.01", named(shop, make), limited);
    record(
        "ends_before_start",
        "1",
        named(shop, make),
        terms("2026-01-15", "'2026-01-14'", "LIMITED"));
    record("end_missing", "1", named(shop, make), terms("2026-01-15", "null", "LIMITED"));
    service.post("validation_error", "/purchases", "{'product_name': ' ', 'prize': '1'}");
  }

  private Reply record(String outcome, String price, String named, String terms) {
    return service.post(
        outcome,
        "/purchases",
        "{'product_name': 'Washing machine', 'price': '%s', 'purchase_date': '2026-01-15', %s, 'warranty': %s}"
            .formatted(price, named, terms));
  }

  private static String named(String retailer, String brand) {
    return "'retailer_id': '%s', 'brand_id': '%s'".formatted(retailer, brand);
  }

  private static String terms(String start, String end, String type) {
    return "{'warranty_start': '%s', 'warranty_end': %s, 'warranty_type': '%s'}"
        .formatted(start, end, type);
  }

  private interface Changing {
    Reply change(String outcome, String id, String price, String named);
  }

  private void changed(String outcome, Changing changing) {
    changing.change(outcome, kettle, "34.50", named(shop, make));
    changing.change("not_found", NOBODY, "34.50", named(shop, make));
    changing.change("unknown_retailer", kettle, "34.50", named(NOBODY, make));
    changing.change("unknown_brand", kettle, "34.50", named(shop, NOBODY));
    changing.change("too_many_decimals", kettle, "34.501", named(shop, make));
    changing.change("too_large", kettle, "10000000000000.01", named(shop, make));
    changing.change("validation_error", kettle, "-1", named(shop, make));
  }

  private Reply replace(String outcome, String id, String price, String named) {
    return service.put(
        outcome,
        "/purchases/" + id,
        "{'product_name': 'Kettle', 'price': '%s', 'purchase_date': '2026-02-01', 'status': 'RECEIVED', %s}"
            .formatted(price, named));
  }

  private Reply edit(String outcome, String id, String price, String named) {
    return service.patch(
        outcome, "/purchases/" + id, "{'price': '%s', %s}".formatted(price, named));
  }

  private void warranties() {
    var list = "/purchases/" + kettle + "/warranty";
    var lifetime = terms("2026-02-01", "null", "LIFETIME");
    var limited = terms("2026-02-01", "'2099-01-31'", "LIMITED");
    service.post("ends_before_start", list, terms("2026-02-01", "'2026-01-31'", "LIMITED"));
    service.post("end_missing", list, terms("2026-02-01", "null", "EXTENDED"));
    service.post("validation_error", list, "{'warranty_type': 'FOREVER'}");
    service.post("not_found", "/purchases/" + NOBODY + "/warranty", lifetime);
    var added = service.post("created", list, lifetime).id();
    service.post("has_warranty", list, lifetime);

    var one = "/warranties/" + added;
    var none = "/warranties/" + NOBODY;
    service.put("replaced", one, limited);
    service.put("not_found", none, limited);
    service.put("ends_before_start", one, terms("2026-02-01", "'2026-01-31'", "LIMITED"));
    service.put("end_missing", one, terms("2026-02-01", "null", "EXTENDED"));
    service.put("validation_error", one, "{'warranty_type': 'FOREVER'}");
    service.get("shown", "/warranties/" + warranty);
    service.get("not_found", none);
    service.get("listed", "/warranties");
    service.get("listed", "/warranties/expiring?days=36500");
    service.post("voided", one + "/void", "{'reason': 'Opened by the customer'}");
    service.post("warranty_voided", one + "/void", "{'reason': 'Opened again'}");
    service.post("validation_error", one + "/void", "{'reason': ' '}");
    service.post("not_found", none + "/void", "{'reason': 'Opened'}");
    service.put("warranty_voided", one, limited);
    service.get("listed", one + "/history");
    service.get("not_found", none + "/history");
  }

  private void shown() {
    service.get("listed", "/purchases");
    service.get("found", "/purchases?search=kettle&max_price=50&sort=-price");
    service.get("shown", "/purchases/" + washer);
    service.get("not_found", "/purchases/" + NOBODY);
    service.get("listed", "/purchases/" + kettle + "/history");
    service.get("not_found", "/purchases/" + NOBODY + "/history");
  }

  private void gone() {
    service.delete("in_use", "/retailers/" + shop);
    service.delete("in_use", "/brands/" + make);
    service.delete("deleted", "/purchases/" + kettle);
    service.delete("not_found", "/purchases/" + kettle);
    service.patch(
        "edited_to_name_none", "/purchases/" + washer, "{'retailer_id': null, 'brand_id': null}");
    service.delete("removed", "/retailers/" + shop);
    service.delete("removed", "/brands/" + make);
  }
}
