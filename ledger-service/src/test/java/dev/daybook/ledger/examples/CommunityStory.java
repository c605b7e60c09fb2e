package dev.daybook.ledger.examples;

import dev.daybook.ledger.contract.Reply;

/** Everything that a community can do, and everything that it refuses, each at least once. */
final class CommunityStory {

  private static final String NOBODY = "01a00000-0000-7000-8000-000099999999";

  private final Recorder service;

  CommunityStory(Recorder service) {
    this.service = service;
  }

  private String ada = "";
  private String ben = "";
  private String cleo = "";
  private String flat = "";
  private String winter = "";
  private String spring = "";
  private String water = "";
  private String security = "";
  private String reading = "";
  private String contribution = "";
  private String expense = "";
  private String charge = "";
  private long drawnUp;

  void tell() {
    owners();
    properties();
    periods();
    budgetItems();
    contributions();
    expenses();
    charges();
    readings();
    sheets();
    editedPeriods();
    closedPeriods();
    voided();
  }

  private void owners() {
    ada = service.post("created", "/owners", "{'name': 'Ada', 'email': 'ada@example.org'}").id();
    service.post("validation_error", "/owners", "{'name': ' ', 'e-mail': 'ada@example.org'}");
    ben = service.post("created_without_email", "/owners", "{'name': 'Ben'}").id();
    service.get("listed", "/owners");
    service.get("shown", "/owners/" + ada);
    service.get("not_found", "/owners/" + NOBODY);
    service.patch("edited", "/owners/" + ben, "{'email': 'ben@example.org'}");
    service.patch("validation_error", "/owners/" + ben, "{'name': ' '}");
    service.patch("not_found", "/owners/" + NOBODY, "{'name': 'Eve'}");
    service.get("listed", "/owners/" + ben + "/history");
    service.get("not_found", "/owners/" + NOBODY + "/history");
    service.get("as_a_table", "/owners?format=csv");
    service.get("searched", "/owners?search=BEN");
    service.post("foreseen_with_a_warning", "/owners?dry_run=true", "{'name': 'ada'}");
    cleo = service.post("created_before_she_left", "/owners", "{'name': 'Cleo'}").id();
    service.patch("retired", "/owners/" + cleo, "{'retired_on': '2024-12-31'}");
    service.get("listed_who_retired", "/owners?retired=true");
  }

  private void properties() {
    flat = property("created", ada, "62.5").id();
    property("unknown_owner", NOBODY, "62.5");
    property("owner_retired", cleo, "62.5");
    property("too_many_decimals", ada, "62.1234567");
    property("too_large", ada, "1000000001");
    property("validation_error", ada, "0");
    service.post(
        "created_inactive",
        "/properties",
        "{'label': 'Cellar', 'owner_id': '%s', 'share_weight': '5', 'active': false}"
            .formatted(ben));
    service.post(
        "created_for_another",
        "/properties",
        "{'label': 'Flat 2', 'owner_id': '%s', 'share_weight': '37.5'}".formatted(ben));
    service.get("listed", "/properties");
    service.get("not_found", "/properties/" + NOBODY);
    var path = "/properties/" + flat;
    service.patch("edited", path, "{'share_weight': '70', 'from': '2025-04-01'}");
    service.patch("relabelled", path, "{'label': 'Flat 1a'}");
    service.patch("unknown_owner", path, "{'owner_id': '%s'}".formatted(NOBODY));
    service.patch("owner_retired", path, "{'owner_id': '%s'}".formatted(cleo));
    service.patch("holds_property", "/owners/" + ada, "{'retired_on': '2025-12-31'}");
    service.patch("too_many_decimals", path, "{'share_weight': '70.1234567'}");
    service.patch("too_large", path, "{'share_weight': '1000000001'}");
    service.patch("validation_error", path, "{'from': '2025-02-30'}");
    service.patch("not_found", "/properties/" + NOBODY, "{'active': false}");
    service.get("shown", path);
    service.get("listed", path + "/history");
    service.get("not_found", "/properties/" + NOBODY + "/history");
  }

  private Reply property(String outcome, String owner, String weight) {
    return service.post(
        outcome,
        "/properties",
        "{'label': 'Flat 1', 'owner_id': '%s', 'share_weight': '%s'}".formatted(owner, weight));
  }

  private void periods() {
    winter = period("created", "2025 Q1", "2025-01-01", "2025-03-31", "EUR", "").id();
    spring = period("continued", "2025 Q2", "2025-04-01", "2025-06-30", "EUR", winter).id();
    period("duplicate_period_name", " 2025 q1", "2025-07-01", "2025-09-30", "EUR", "");
    period("dates_reversed", "2025 Q3", "2025-09-30", "2025-07-01", "EUR", "");
    period("unknown_period", "2025 Q3", "2025-07-01", "2025-09-30", "EUR", NOBODY);
    period("has_successor", "2025 Q3", "2025-07-01", "2025-09-30", "EUR", winter);
    period("currency_not_of_previous", "2025 Q3", "2025-07-01", "2025-09-30", "JPY", spring);
    period("currency_no_more", "2025 Q3", "2025-07-01", "2025-09-30", "DEM", "");
    service.post("validation_error", "/periods", "{'name': '2025 Q3', 'currency': 'euro'}");
    service.post(
        "foreseen_with_a_warning",
        "/periods?dry_run=true",
        "{'name': 'May', 'start_date': '2025-05-01', 'end_date': '2025-05-31', 'currency': 'EUR'}");
    service.get("listed", "/periods");
    service.get("shown", "/periods/" + spring);
    service.get("not_found", "/periods/" + NOBODY);
  }

  private Reply period(
      String outcome, String name, String start, String end, String currency, String previous) {
    return service.post(
        outcome,
        "/periods",
        "{'name': '%s', 'start_date': '%s', 'end_date': '%s', 'currency': '%s'%s}"
            .formatted(
                name,
                start,
                end,
                currency,
                previous.isEmpty() ? "" : ", 'previous_period_id': '" + previous + "'"));
  }

  private void budgetItems() {
    water = item("created", winter, "WATER", "100", "USAGE_BASED", ", 'unit_price': '2.15'").id();
    security = item("created_proportional", winter, "SECURITY", "600", "PROPORTIONAL", "").id();
    item("duplicate_budget_item", winter, "WATER", "90", "FIXED_FEE", "");
    item("currency_not_of_period", winter, "ROOF", "90", "NONE", ", 'currency': 'USD'");
    item("too_many_decimals", winter, "ROOF", "90.001", "NONE", "");
    item("too_large", winter, "ROOF", "10000000000000.01", "NONE", "");
    item("unit_price_without_usage", winter, "ROOF", "90", "NONE", ", 'unit_price': '2.15'");
    item("validation_error", winter, "ROOF", "-1", "FAIRLY", "");
    item("not_found", NOBODY, "ROOF", "90", "NONE", "");
    service.get("shown", "/budget-items/" + water);
    service.get("not_found", "/budget-items/" + NOBODY);
    var path = "/budget-items/" + security;
    service.patch("edited", path, "{'budgeted_cost': '650'}");
    service.patch("duplicate_budget_item", path, "{'payment_type': 'WATER'}");
    service.patch("unit_price_without_usage", path, "{'unit_price': '2.15'}");
    service.patch("too_many_decimals", path, "{'budgeted_cost': '650.001'}");
    service.patch("too_large", path, "{'budgeted_cost': '10000000000000.01'}");
    service.patch("validation_error", path, "{'budgeted_cost': '-1'}");
    service.patch("not_found", "/budget-items/" + NOBODY, "{'budgeted_cost': '650'}");
    service.get("listed", path + "/history");
    service.get("not_found", "/budget-items/" + NOBODY + "/history");
  }

  private Reply item(
      String outcome, String period, String type, String cost, String strategy, String more) {
    return service.post(
        outcome,
        "/periods/" + period + "/budget-items",
        "{'payment_type': '%s', 'budgeted_cost': '%s', 'allocation_strategy': '%s'%s}"
            .formatted(type, cost, strategy, more));
  }

  private void contributions() {
    contribution = contribution("created", winter, ada, "300.00", "2025-01-15", "").id();
    contribution("unknown_owner", winter, NOBODY, "300.00", "2025-01-15", "");
    contribution("owner_retired", winter, cleo, "300.00", "2025-01-15", "");
    contribution("date_outside_period", winter, ada, "300.00", "2025-04-01", "");
    contribution("currency_not_of_period", winter, ada, "300", "2025-01-15", ", 'currency': 'USD'");
    contribution("too_many_decimals", winter, ada, "300.001", "2025-01-15", "");
    contribution("too_large", winter, ada, "10000000000000.01", "2025-01-15", "");
    contribution("validation_error", winter, ada, "-300.00", "2025-01-15", "");
    contribution("not_found", NOBODY, ada, "300.00", "2025-01-15", "");
    var path = "/contributions/" + contribution;
    service.patch("edited", path, "{'amount': '310.00', 'comment': 'January'}");
    service.patch("unknown_owner", path, "{'owner_id': '%s'}".formatted(NOBODY));
    service.patch("owner_retired", path, "{'owner_id': '%s'}".formatted(cleo));
    service.patch("date_outside_period", path, "{'date': '2025-04-01'}");
    service.patch("too_many_decimals", path, "{'amount': '310.001'}");
    service.patch("too_large", path, "{'amount': '10000000000000.01'}");
    service.patch("validation_error", path, "{'amount': '0'}");
    service.patch("not_found", "/contributions/" + NOBODY, "{'amount': '310.00'}");
    service.get("shown", path);
    service.get("not_found", "/contributions/" + NOBODY);
    service.get("listed", path + "/history");
    service.get("not_found", "/contributions/" + NOBODY + "/history");
    service.get("listed", "/periods/" + winter + "/contributions");
    service.get("listed_of_an_owner", "/periods/" + winter + "/contributions?owner_id=" + ada);
    service.get(
        "listed_by_day_and_amount",
        "/periods/"
            + winter
            + "/contributions?date_from=2025-01-01&min_amount=100&search=JANUARY&sort=-amount");
    service.get("as_a_table", "/periods/" + winter + "/contributions?format=csv");
    service.get("not_found", "/periods/" + NOBODY + "/contributions");
  }

  private Reply contribution(
      String outcome, String period, String owner, String amount, String date, String more) {
    return service.post(
        outcome,
        "/periods/" + period + "/contributions",
        "{'owner_id': '%s', 'amount': '%s', 'date': '%s'%s}".formatted(owner, amount, date, more));
  }

  private void expenses() {
    expense =
        expense("created", winter, ben, "637.01", "2025-02-10", ", 'vendor': 'Locks Ltd'").id();
    expense("unknown_owner", winter, NOBODY, "637.01", "2025-02-10", "");
    expense("owner_retired", winter, cleo, "637.01", "2025-02-10", "");
    expense(
        "unknown_budget_item",
        winter,
        ben,
        "637.01",
        "2025-02-10",
        ", 'budget_item_id': '%s'".formatted(NOBODY));
    expense("date_outside_period", winter, ben, "637.01", "2025-04-01", "");
    expense("currency_not_of_period", winter, ben, "637", "2025-02-10", ", 'currency': 'USD'");
    expense("too_many_decimals", winter, ben, "637.011", "2025-02-10", "");
    expense("too_large", winter, ben, "10000000000000.01", "2025-02-10", "");
    expense("validation_error", winter, ben, "0", "2025-02-10", "");
    expense("not_found", NOBODY, ben, "637.01", "2025-02-10", "");
    var path = "/expenses/" + expense;
    service.patch("edited", path, "{'budget_item_id': '%s'}".formatted(security));
    service.patch("unknown_owner", path, "{'paid_by': '%s'}".formatted(NOBODY));
    service.patch("owner_retired", path, "{'paid_by': '%s'}".formatted(cleo));
    service.patch("foreseen_with_a_warning", path + "?dry_run=true", "{'payment_type': 'water'}");
    service.patch("unknown_budget_item", path, "{'budget_item_id': '%s'}".formatted(NOBODY));
    service.patch("date_outside_period", path, "{'date': '2025-04-01'}");
    service.patch("too_many_decimals", path, "{'amount': '637.011'}");
    service.patch("too_large", path, "{'amount': '10000000000000.01'}");
    service.patch("validation_error", path, "{'amount': '0'}");
    service.patch("not_found", "/expenses/" + NOBODY, "{'amount': '637.00'}");
    service.get("shown", path);
    service.get("not_found", "/expenses/" + NOBODY);
    service.get("listed", path + "/history");
    service.get("not_found", "/expenses/" + NOBODY + "/history");
    service.get("listed", "/periods/" + winter + "/expenses");
    service.get("listed_of_a_payer", "/periods/" + winter + "/expenses?paid_by=" + ben);
    service.get("not_found", "/periods/" + NOBODY + "/expenses");
    service.delete("in_use", "/budget-items/" + security);
  }

  private Reply expense(
      String outcome, String period, String payer, String amount, String date, String more) {
    return service.post(
        outcome,
        "/periods/" + period + "/expenses",
        "{'paid_by': '%s', 'amount': '%s', 'payment_type': 'SECURITY', 'date': '%s'%s}"
            .formatted(payer, amount, date, more));
  }

  private void charges() {
    charge = charge("created", winter, ada, "15.00", "2025-01-20", "").id();
    charge("unknown_owner", winter, NOBODY, "15.00", "2025-01-20", "");
    charge("owner_retired", winter, cleo, "15.00", "2025-01-20", "");
    charge("date_outside_period", winter, ada, "15.00", "2025-04-01", "");
    charge("currency_not_of_period", winter, ada, "15", "2025-01-20", ", 'currency': 'USD'");
    charge("too_many_decimals", winter, ada, "15.001", "2025-01-20", "");
    charge("too_large", winter, ada, "10000000000000.01", "2025-01-20", "");
    charge("validation_error", winter, ada, "0", "2025-01-20", "");
    charge("not_found", NOBODY, ada, "15.00", "2025-01-20", "");
    var path = "/charges/" + charge;
    service.patch("edited", path, "{'description': 'Two lost keys', 'amount': '30.00'}");
    service.patch("unknown_owner", path, "{'owner_id': '%s'}".formatted(NOBODY));
    service.patch("owner_retired", path, "{'owner_id': '%s'}".formatted(cleo));
    service.patch("date_outside_period", path, "{'date': '2025-04-01'}");
    service.patch("too_many_decimals", path, "{'amount': '30.001'}");
    service.patch("too_large", path, "{'amount': '10000000000000.01'}");
    service.patch("validation_error", path, "{'amount': '0'}");
    service.patch("not_found", "/charges/" + NOBODY, "{'amount': '30.00'}");
    service.get("shown", path);
    service.get("not_found", "/charges/" + NOBODY);
    service.get("listed", path + "/history");
    service.get("not_found", "/charges/" + NOBODY + "/history");
    service.get("listed", "/periods/" + winter + "/charges");
    service.get("not_found", "/periods/" + NOBODY + "/charges");
  }

  private Reply charge(
      String outcome, String period, String owner, String amount, String date, String more) {
    return service.post(
        outcome,
        "/periods/" + period + "/charges",
        "{'owner_id': '%s', 'description': 'A lost key', 'amount': '%s', 'date': '%s'%s}"
            .formatted(owner, amount, date, more));
  }

  private void readings() {
    service.post(
        "created_for_water",
        "/periods/" + winter + "/expenses",
        "{'paid_by': '%s', 'amount': '80', 'payment_type': 'WATER', 'date': '2025-03-01'}"
            .formatted(ada));
    service.post("cannot_close", "/periods/" + winter + "/close", "{}");
    reading = reading("created", winter, flat, water, "1251.75", "2025-03-31").id();
    reading("unknown_property", winter, NOBODY, water, "1251.75", "2025-03-31");
    reading("unknown_budget_item", winter, flat, NOBODY, "1251.75", "2025-03-31");
    reading("date_outside_period", winter, flat, water, "1251.75", "2025-04-01");
    reading("meter_reversed", winter, flat, water, "1204.25", "2025-03-31");
    reading("not_metered", winter, flat, security, "1251.75", "2025-03-31");
    service.patch("in_use", "/budget-items/" + water, "{'allocation_strategy': 'FIXED_FEE'}");
    reading("too_many_decimals", winter, flat, water, "1251.7500001", "2025-03-31");
    reading("too_large", winter, flat, water, "1000000000001", "2025-03-31");
    reading("validation_error", winter, flat, water, "-1", "2025-03-31");
    reading("not_found", NOBODY, flat, water, "1251.75", "2025-03-31");
    var path = "/readings/" + reading;
    service.patch("edited", path, "{'meter_end_reading': '1252.25'}");
    service.patch("unknown_property", path, "{'property_id': '%s'}".formatted(NOBODY));
    service.patch("unknown_budget_item", path, "{'budget_item_id': '%s'}".formatted(NOBODY));
    service.patch("date_outside_period", path, "{'date': '2025-04-01'}");
    service.patch("meter_reversed", path, "{'meter_end_reading': '1204.25'}");
    service.patch("not_metered", path, "{'budget_item_id': '%s'}".formatted(security));
    service.patch("too_many_decimals", path, "{'meter_end_reading': '1252.2500001'}");
    service.patch("too_large", path, "{'meter_end_reading': '1000000000001'}");
    service.patch("validation_error", path, "{'meter_end_reading': '-1'}");
    service.patch("not_found", "/readings/" + NOBODY, "{'meter_end_reading': '1252.25'}");
    service.get("shown", path);
    service.get("not_found", "/readings/" + NOBODY);
    service.get("listed", path + "/history");
    service.get("not_found", "/readings/" + NOBODY + "/history");
    service.get("listed", "/periods/" + winter + "/readings");
    service.get("not_found", "/periods/" + NOBODY + "/readings");
    service.get("listed", "/periods/" + winter + "/budget-items");
    service.get("not_found", "/periods/" + NOBODY + "/budget-items");
  }

  private Reply reading(
      String outcome, String period, String property, String item, String end, String date) {
    return service.post(
        outcome,
        "/periods/" + period + "/readings",
        """
        {'property_id': '%s', 'budget_item_id': '%s', 'meter_start_reading': '1204.5',
         'meter_end_reading': '%s', 'date': '%s'}
        """
            .formatted(property, item, end, date));
  }

  private void sheets() {
    drawnUp = service.get("shown", "/periods/" + winter + "/balance-sheet").position();
    service.get("as_a_table", "/periods/" + winter + "/balance-sheet?format=csv");
    service.get("not_found", "/periods/" + NOBODY + "/balance-sheet");
    service.get("shown", "/periods/" + winter + "/balances/" + ada);
    service.get("not_found", "/periods/" + winter + "/balances/" + NOBODY);
    service.get("not_found", "/periods/" + NOBODY + "/carry-forward");
    service.get("shown", explanation(charge));
    service.get("not_found", explanation(NOBODY));
    service.get("validation_error", "/explain");
  }

  private String explanation(String source) {
    return "/explain?period_id=%s&owner_id=%s&kind=CHARGE&source_id=%s"
        .formatted(winter, ada, source);
  }

  private String difference(String period, long from, long to) {
    return "/periods/%s/balance-sheet/diff?from_position=%d&to_position=%d"
        .formatted(period, from, to);
  }

  private void editedPeriods() {
    var path = "/periods/" + winter;
    service.patch("edited", path, "{'name': 'Winter 2025'}");
    service.patch("duplicate_period_name", path, "{'name': '2025 Q2'}");
    service.patch("dates_reversed", "/periods/" + spring, "{'end_date': '2025-03-31'}");
    service.patch("entries_outside_period", path, "{'end_date': '2025-03-30'}");
    service.patch("period_open", path, "{'status': 'OPEN', 'reason': 'A bill was missing.'}");
    service.patch("validation_error", path, "{'status': 'OPEN'}");
    service.patch("not_found", "/periods/" + NOBODY, "{'name': 'Winter 2025'}");
  }

  private void closedPeriods() {
    service.post("validation_error", "/periods/" + winter + "/close", "{'accept_all': true}");
    service.post("not_found", "/periods/" + NOBODY + "/close", "{}");
    service.post("closed", "/periods/" + winter + "/close", "{}");
    service.post("period_closed", "/periods/" + winter + "/close", "{}");
    service.patch("period_closed", "/periods/" + winter, "{'name': 'Winter'}");
    contribution("period_closed", winter, ada, "300.00", "2025-01-15", "");
    expense("period_closed", winter, ben, "637.01", "2025-02-10", "");
    charge("period_closed", winter, ada, "15.00", "2025-01-20", "");
    reading("period_closed", winter, flat, water, "1251.75", "2025-03-31");
    item("period_closed", winter, "ROOF", "90", "NONE", "");
    service.patch("period_closed", "/contributions/" + contribution, "{'amount': '320.00'}");
    service.patch("period_closed", "/expenses/" + expense, "{'amount': '637.00'}");
    service.patch("period_closed", "/charges/" + charge, "{'amount': '20.00'}");
    service.patch("period_closed", "/readings/" + reading, "{'meter_end_reading': '1260'}");
    service.patch("period_closed", "/budget-items/" + water, "{'budgeted_cost': '90'}");
    service.delete("period_closed", "/contributions/" + contribution);
    service.delete("period_closed", "/expenses/" + expense);
    service.delete("period_closed", "/charges/" + charge);
    service.delete("period_closed", "/readings/" + reading);
    service.delete("period_closed", "/budget-items/" + water);
    service.post(
        "closed_with_unallocated", "/periods/" + spring + "/close", "{'accept_unallocated': true}");
    service.patch(
        "reopened", "/periods/" + winter, "{'status': 'OPEN', 'reason': 'A bill was missing.'}");
  }

  /** What is voided changes the balances, so that there is something to restate. */
  private void voided() {
    service.delete("voided", "/contributions/" + contribution);
    service.delete("not_found", "/contributions/" + contribution);
    long closed = service.post("closed_again", "/periods/" + winter + "/close", "{}").position();
    service.get("shown", difference(winter, drawnUp, closed));
    service.get("not_found", difference(NOBODY, drawnUp, closed));
    service.get("validation_error", difference(winter, closed, drawnUp));
    service.get("shown", "/periods/" + spring + "/carry-forward");
    service.patch(
        "reopened_again",
        "/periods/" + winter,
        "{'status': 'OPEN', 'reason': 'Nothing of it was true.'}");
    service.get("listed", "/periods/" + winter + "/history");
    service.get("listed_with_restatement", "/periods/" + spring + "/history");
    service.get("not_found", "/periods/" + NOBODY + "/history");
    service.delete("voided", "/expenses/" + expense);
    service.delete("not_found", "/expenses/" + expense);
    service.delete("voided", "/charges/" + charge);
    service.delete("not_found", "/charges/" + charge);
    service.delete("voided", "/readings/" + reading);
    service.delete("not_found", "/readings/" + reading);
    service.delete("voided", "/budget-items/" + security);
    service.delete("not_found", "/budget-items/" + security);
    service.patch("deactivated", "/properties/" + flat, "{'active': false, 'from': '2025-01-01'}");
    service.patch("balance_not_zero", "/owners/" + ada, "{'retired_on': '2025-12-31'}");
  }
}
