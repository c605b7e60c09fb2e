package dev.daybook.ledger.community;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;

/** Somebody who keeps the books of a community over HTTP, in a tenant of their own. */
public record Bookkeeper(Session session) {

  public static Bookkeeper ofNewTenant() {
    return new Bookkeeper(RunningService.shared().newTenant());
  }

  public String owner(String name) {
    return session
        .post("/owners", "{\"name\": \"%s\", \"email\": null}".formatted(name))
        .is(201)
        .id();
  }

  /** Of the first quarter of 2026, in EUR. */
  public String period(String name) {
    return open(name).is(201).id();
  }

  public Reply open(String name, String... headers) {
    return session.post("/periods", periodJson(name), headers);
  }

  public static String periodJson(String name) {
    return """
        {"name": "%s", "start_date": "2026-01-01", "end_date": "2026-03-31", "currency": "EUR"}
        """
        .formatted(name);
  }

  public Reply record(String period, String owner, String amount, String date, String... headers) {
    return session.post(
        "/periods/" + period + "/contributions", contributionJson(owner, amount, date), headers);
  }

  public static String contributionJson(String owner, String amount, String date) {
    return """
        {"owner_id": "%s", "amount": "%s", "date": "%s", "comment": null}
        """
        .formatted(owner, amount, date);
  }

  public Reply spend(
      String period, String paidBy, String amount, String type, String date, String... headers) {
    return session.post(
        "/periods/" + period + "/expenses", expenseJson(paidBy, amount, type, date), headers);
  }

  public static String expenseJson(String paidBy, String amount, String type, String date) {
    return """
        {"paid_by": "%s", "amount": "%s", "payment_type": "%s", "date": "%s"}
        """
        .formatted(paidBy, amount, type, date);
  }

  public Reply charge(String period, String owner, String amount, String date, String... headers) {
    return session.post(
        "/periods/" + period + "/charges", chargeJson(owner, amount, date), headers);
  }

  public static String chargeJson(String owner, String amount, String date) {
    return """
        {"owner_id": "%s", "description": "A lost key", "amount": "%s", "date": "%s"}
        """
        .formatted(owner, amount, date);
  }

  public String property(String label, String owner) {
    return session.post("/properties", propertyJson(label, owner, "1")).is(201).id();
  }

  public static String propertyJson(String label, String owner, String weight) {
    return """
        {"label": "%s", "owner_id": "%s", "share_weight": "%s"}
        """
        .formatted(label, owner, weight);
  }

  /** That is shared by what meters say. */
  public Reply plan(String period, String paymentType, String cost, String... headers) {
    return session.post(
        "/periods/" + period + "/budget-items", budgetItemJson(paymentType, cost), headers);
  }

  public static String budgetItemJson(String paymentType, String cost) {
    return """
        {"payment_type": "%s", "budgeted_cost": "%s", "allocation_strategy": "USAGE_BASED"}
        """
        .formatted(paymentType, cost);
  }

  /** On the last day of January. */
  public Reply read(
      String period, String property, String item, String start, String end, String... headers) {
    return session.post(
        "/periods/" + period + "/readings",
        readingJson(property, item, start, end, "2026-01-31"),
        headers);
  }

  public static String readingJson(
      String property, String item, String start, String end, String date) {
    return """
        {"property_id": "%s", "budget_item_id": "%s", "meter_start_reading": "%s",
         "meter_end_reading": "%s", "date": "%s"}
        """
        .formatted(property, item, start, end, date);
  }

  public Reply close(String period, String... headers) {
    return session.post("/periods/" + period + "/close", "", headers);
  }

  public Reply reopen(String period, String... headers) {
    return session.patch(
        "/periods/" + period,
        "{\"status\": \"OPEN\", \"reason\": \"a bill was missing\"}",
        headers);
  }

  public Reply contributions(String period, String... headers) {
    return session.get("/periods/" + period + "/contributions", headers);
  }
}
