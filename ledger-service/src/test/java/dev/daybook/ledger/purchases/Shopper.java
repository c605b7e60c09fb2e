package dev.daybook.ledger.purchases;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;

/** Somebody who keeps track of what they buy over HTTP, in a tenant of their own. */
record Shopper(Session session) {

  static Shopper ofNewTenant() {
    return new Shopper(RunningService.shared().newTenant());
  }

  /**
   * @param more fields of the body, in JSON with single quotes, which are easier to read here
   */
  Reply buy(String product, String price, String day, String more) {
    return session.post("/purchases", json(product, price, day, more));
  }

  String bought(String product, String price, String day, String more) {
    return buy(product, price, day, more).is(201).id();
  }

  static String json(String product, String price, String day, String more) {
    return "{'product_name': '%s', 'price': '%s', 'purchase_date': '%s'%s}"
        .formatted(product, price, day, more.isEmpty() ? "" : ", " + more)
        .replace('\'', '"');
  }

  static String warrantyJson(String start, String end) {
    return "{'warranty_start': '%s', 'warranty_end': '%s', 'warranty_type': 'LIMITED'}"
        .formatted(start, end)
        .replace('\'', '"');
  }

  /** A purchase of that day with a warranty until the other one. */
  Reply insured(String product, String day, String end) {
    return buy(product, "10", day, "'warranty': " + warrantyJson(day, end).replace('"', '\''));
  }

  String retailer(String name) {
    return session.post("/retailers", "{\"name\": \"%s\"}".formatted(name)).is(201).id();
  }

  String brand(String name) {
    return session.post("/brands", "{\"name\": \"%s\"}".formatted(name)).is(201).id();
  }
}
