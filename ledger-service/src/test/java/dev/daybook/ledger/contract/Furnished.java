package dev.daybook.ledger.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A tenant that has something of everything: what every path variable means. */
final class Furnished {

  /** Stands in every text. */
  static final String MARK = "Zanzibar";

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

  private final Session first;

  /** By the path variable that means it. */
  private final Map<String, String> things = new LinkedHashMap<>();

  private Furnished(Session first) {
    this.first = first;
  }

  /** One of each thing that there is, called by a name that nothing else has. */
  static Map<String, String> by(Session first) {
    var furnished = new Furnished(first);
    furnished.furnish();
    return furnished.things;
  }

  /** The path, in which every variable is such a thing. */
  static String filled(String path, Map<String, String> things) {
    return VARIABLE.matcher(path).replaceAll(found -> things.getOrDefault(found.group(1), "none"));
  }

  private void furnish() {
    things.put("view", "owners");
    things.put("tenant", first.tenant());
    keep("owner_id", "/owners", "{'name': '%s', 'email': 'a@zanzibar.example'}");
    keep(
        "property_id",
        "/properties",
        "{'label': '%s', 'owner_id': '{owner_id}', 'share_weight': '1'}");
    keep(
        "period_id",
        "/periods",
        "{'name': '%s', 'start_date': '2026-01-01', 'end_date': '2026-12-31', 'currency': 'EUR'}");
    keep(
        "budget_item_id",
        "/periods/{period_id}/budget-items",
        "{'payment_type': 'WATER', 'budgeted_cost': '10', 'allocation_strategy': 'USAGE_BASED', 'unit_price': '2.15'}");
    keep(
        "reading_id",
        "/periods/{period_id}/readings",
        "{'property_id': '{property_id}', 'budget_item_id': '{budget_item_id}', 'meter_start_reading': '1', 'meter_end_reading': '2', 'date': '2026-03-31'}");
    keep(
        "contribution_id",
        "/periods/{period_id}/contributions",
        "{'owner_id': '{owner_id}', 'amount': '1', 'date': '2026-02-01'}");
    keep(
        "expense_id",
        "/periods/{period_id}/expenses",
        "{'paid_by': '{owner_id}', 'amount': '1', 'date': '2026-02-01', 'payment_type': 'SECURITY', 'vendor': '%s'}");
    keep(
        "charge_id",
        "/periods/{period_id}/charges",
        "{'owner_id': '{owner_id}', 'amount': '1', 'date': '2026-02-01', 'description': '%s'}");
    keep("retailer_id", "/retailers", "{'name': '%s'}");
    keep("brand_id", "/brands", "{'name': '%s'}");
    var purchase =
        keep(
            "purchase_id",
            "/purchases",
            "{'product_name': '%s', 'price': '1', 'purchase_date': '2026-02-01', 'retailer_id': '{retailer_id}', 'brand_id': '{brand_id}', 'warranty': {'warranty_start': '2026-02-01', 'warranty_end': '2099-01-01', 'warranty_type': 'LIMITED'}}");
    things.put("warranty_id", purchase.data("/warranty/id"));
    things.put("job_id", imported().data("/id"));
    keep(
        "webhook_id",
        "/webhooks",
        "{'url': 'https://zanzibar.example/', 'description': '%s', 'types': ['community.period-reopened']}");
    things.put("event_id", first.get("/events").is(200).data().path(0).path("id").asString());
    // Nobody listens there, and what came of the sending is kept all the same.
    first.post(filled("/webhooks/{webhook_id}/deliveries/{event_id}/resend", things), "{}").is(200);
    things.put("role", "zanzibar-clerk");
    first.put("/roles/zanzibar-clerk", "{\"permissions\": [\"community:read\"]}").is(200);
    keep(
        "user_id",
        "/users",
        "{'username': 'zanzibar.example', 'password': 'four words by chance', 'roles': ['zanzibar-clerk']}");
    keep("api_key_id", "/api-keys", "{'name': '%s', 'permissions': ['community:read']}");
    things.put(
        "session_id", first.get("/auth/sessions").is(200).data().path(0).path("id").asString());
    first.get("/periods/" + things.get("period_id") + "/balance-sheet").is(200);
  }

  private Reply imported() {
    var file = first.get("/export/csv").is(200).response().body();
    return first.upload("/import/csv", "text/csv", file).is(202);
  }

  private Reply keep(String thing, String path, String body) {
    var json = filled(body.replace("%s", MARK), things).replace('\'', '"');
    var made = first.post(filled(path, things), json).is(201);
    things.put(thing, made.id());
    return made;
  }
}
