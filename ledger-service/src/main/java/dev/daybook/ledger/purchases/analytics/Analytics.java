package dev.daybook.ledger.purchases.analytics;

import static dev.daybook.ledger.purchases.PurchasesPermissions.READ;
import static dev.daybook.projections.purchases.PurchasesTables.BRANDS;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;
import static dev.daybook.projections.purchases.PurchasesTables.RETAILERS;
import static dev.daybook.projections.purchases.PurchasesTables.WARRANTIES;

import dev.daybook.accounting.Months;
import dev.daybook.contracts.purchases.PurchaseRow;
import dev.daybook.contracts.purchases.SpendingMonth;
import dev.daybook.contracts.purchases.SpendingPeriod;
import dev.daybook.contracts.purchases.SpendingShare;
import dev.daybook.contracts.purchases.SpendingSummary;
import dev.daybook.contracts.purchases.TopProduct;
import dev.daybook.contracts.purchases.WarrantyMonth;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.contracts.purchases.WarrantySummary;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.identity.Tenants;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.purchases.Asked;
import dev.daybook.projections.purchases.SpendingQueries;
import dev.daybook.projections.purchases.WarrantyQueries;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What purchases come to, and how it stands with warranties. */
@Component
final class Analytics implements Resource {

  private static final String TAG = "analytics";
  private static final long MONTHS_UNLESS_SAID = 12;
  private static final long MOST_MONTHS = 120;
  private static final long PRODUCTS_UNLESS_SAID = 10;
  private static final long MOST_PRODUCTS = 100;
  private static final long MOST_SHARES = 1_000;
  private static final int RECENT = 10;

  private static final Parameter<Currency> CURRENCY =
      Parameter.currency(
          "currency",
          "ISO 4217: the one whose purchases are reckoned. The tenant's, unless said; `meta` names"
              + " the others.");
  private static final Parameter<Currency> ANY_CURRENCY =
      Parameter.currency(
          "currency",
          "Taken so that all of analytics can be asked alike; warranties are counted whatever the"
              + " currency.");
  private static final Parameter<Long> MONTHS =
      number(
          "months",
          MOST_MONTHS,
          "How many months, up to the one of today; %d, unless said.",
          MONTHS_UNLESS_SAID);
  private static final Parameter<Long> PRODUCTS =
      number(
          "limit",
          MOST_PRODUCTS,
          "How many to give at most; %d, unless said.",
          PRODUCTS_UNLESS_SAID);
  private static final Parameter<Long> SHARES =
      number("limit", MOST_SHARES, "How many to give at most; %d, unless said.", MOST_SHARES);
  private static final Parameter<LocalDate> FROM =
      Parameter.day(
          "from",
          "The first day; that of this month, unless said, or of the month of `to`, if that is"
              + " earlier.");
  private static final Parameter<LocalDate> TO =
      Parameter.day("to", "The last day; today, unless said.");

  private static final String COUNTED =
      " All purchases of the currency count, ordered or received; deleted ones don't.";
  private static final String ON_A_DAY =
      " The day is today, in UTC, or that of `as_of` or `at_position`.";
  private static final String COUNTED_ON_A_DAY = COUNTED + ON_A_DAY;
  private static final String SHARED =
      " The most money first. The percentages are of the money spent, with two decimals, and are"
          + " exactly 100.00 together: each is cut down, and what is left goes, a hundredth each, to"
          + " those that were cut down the most.";

  private final ViewReads reads;
  private final Today today;
  private final Tenants tenants;
  private final SpendingQueries spending;
  private final List<Endpoint> endpoints;

  Analytics(ViewReads reads, Today today, Tenants tenants, TenantConnections serviceConnections) {
    this.reads = reads;
    this.today = today;
    this.tenants = tenants;
    this.spending = new SpendingQueries(serviceConnections);
    var warranties = new WarrantyQueries(serviceConnections);
    this.endpoints =
        List.of(
            ofPurchases(
                Operation.get("/analytics/spending", "Show spending by month")
                    .description(
                        "A row for each month, the oldest first, also for those in which nothing was"
                            + " bought."
                            + COUNTED_ON_A_DAY)
                    .query(MONTHS)
                    .returnsAll(SpendingMonth.class),
                (call, asked) -> spending.months(asked, months(call, asked))),
            ofPurchases(
                Operation.get("/analytics/spending/by-period", "Show spending of a period")
                    .description("What was bought from one day to another." + COUNTED_ON_A_DAY)
                    .query(FROM)
                    .query(TO)
                    .returns(SpendingPeriod.class),
                this::period),
            ofPurchases(
                Operation.get("/analytics/summary", "Show what purchases come to")
                    .description(
                        "Averages are rounded half-even to the decimals of the currency."
                            + COUNTED_ON_A_DAY)
                    .returns(SpendingSummary.class),
                (call, asked) -> spending.summary(asked)),
            ofWarranties(
                Operation.get("/analytics/warranties/timeline", "Show warranties by month")
                    .description(
                        "A row for each month, the oldest first. A month counts a warranty as"
                            + " `active` if it covers the month's last day, as `expired` if it ended"
                            + " before that day, and as `expiring_soon` if it ends within the month."
                            + " One that was voided by that day is counted no more."
                            + ON_A_DAY)
                    .query(MONTHS)
                    .returnsAll(WarrantyMonth.class),
                (call, asked) -> warranties.timeline(asked, months(call, asked))),
            ofWarranties(
                Operation.get("/analytics/warranties/summary", "Count warranties")
                    .description("How it stands with all of them." + ON_A_DAY)
                    .returns(WarrantySummary.class),
                (call, asked) -> warranties.summary(asked)),
            shares(
                Operation.get("/analytics/retailers", "Show spending by retailer")
                    .description("Where the money went." + SHARED + COUNTED),
                RETAILERS,
                spending::byRetailer),
            shares(
                Operation.get("/analytics/brands", "Show spending by brand")
                    .description("For whose products the money was spent." + SHARED + COUNTED),
                BRANDS,
                spending::byBrand),
            ofPurchases(
                Operation.get("/analytics/top-products", "List top products")
                    .description(
                        "What was bought most often; among equals, for the most money; then by name."
                            + " Names are compared ignoring case, and shown as they were written last."
                            + " Averages are rounded half-even to the decimals of the currency."
                            + COUNTED)
                    .query(PRODUCTS)
                    .returnsAll(TopProduct.class),
                (call, asked) ->
                    spending.topProducts(asked, call.query(PRODUCTS, PRODUCTS_UNLESS_SAID))),
            ofPurchases(
                Operation.get("/analytics/recent-purchases", "List recent purchases")
                    .description(
                        "The %d that were bought last, the last one first.".formatted(RECENT)
                            + COUNTED)
                    .returnsAll(PurchaseRow.class),
                (call, asked) -> spending.recent(asked, RECENT)),
            ofWarranties(
                Operation.get("/analytics/recent-warranties", "List recent warranties")
                    .description(
                        "The %d that were recorded last, the last one first.".formatted(RECENT))
                    .returnsAll(WarrantyRow.class),
                (call, asked) -> warranties.recent(asked, RECENT)));
  }

  private static Parameter<Long> number(String name, long most, String says, long unlessSaid) {
    return Parameter.number(name, 1, most, says.formatted(unlessSaid));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Reckons an answer. */
  private interface Reckoning extends BiFunction<Call, Asked, Mono<? extends Object>> {}

  private Endpoint ofPurchases(Operation operation, Reckoning reckoning) {
    return of(operation.query(CURRENCY), List.of(PURCHASES.view()), reckoning);
  }

  private Endpoint shares(
      Operation operation,
      EntryTable<?> named,
      BiFunction<Asked, Long, Mono<List<SpendingShare>>> shares) {
    return of(
        operation.query(SHARES).query(CURRENCY).returnsAll(SpendingShare.class),
        List.of(PURCHASES.view(), named.view()),
        (call, asked) -> shares.apply(asked, call.query(SHARES, MOST_SHARES)));
  }

  /** Counts all there are, so that no currency is left out. */
  private Endpoint ofWarranties(Operation operation, Reckoning reckoning) {
    return of(operation.query(ANY_CURRENCY), List.of(WARRANTIES.view()), reckoning);
  }

  private Endpoint of(Operation operation, List<String> views, Reckoning reckoning) {
    var own = operation.tag(TAG).needs(READ).noting(Currencies.class).timeTravel().live();
    return Endpoint.of(own, call -> answer(call, views, reckoning));
  }

  private Mono<Answer> answer(Call call, List<String> views, Reckoning reckoning) {
    return currency(call)
        .flatMap(currency -> answer(call, views, at -> noted(call, currency, reckoning, at)));
  }

  /** What can't be reckoned is refused, watched or not, before anything is streamed. */
  private Mono<Answer> answer(Call call, List<String> views, LongFunction<Mono<Answer>> noted) {
    return reads.at(
        call,
        views,
        at ->
            noted
                .apply(at)
                .flatMap(
                    answer ->
                        call.wants() == Representation.LIVE
                            ? live(call, views, noted)
                            : Mono.just(answer)));
  }

  private Mono<Answer> live(Call call, List<String> views, LongFunction<Mono<Answer>> noted) {
    return reads.live(call, views, TAG, at -> noted.apply(at).map(Answer::content));
  }

  private Mono<Currency> currency(Call call) {
    var all = call.operation().query();
    var said = call.query(all.contains(CURRENCY) ? CURRENCY : ANY_CURRENCY);
    return said == null ? tenants.baseCurrency(call.tenant()) : Mono.just(said);
  }

  private Mono<Answer> noted(Call call, Currency currency, Reckoning reckoning, long at) {
    return today
        .of(call)
        .map(day -> new Asked(call.tenant(), at, day, currency))
        .flatMap(
            asked ->
                reckoning
                    .apply(call, asked)
                    .zipWith(
                        others(call, asked),
                        (data, others) -> Answer.noted(data, new Currencies(currency, others))));
  }

  private Mono<List<Currency>> others(Call call, Asked asked) {
    return call.operation().query().contains(CURRENCY)
        ? spending.otherCurrencies(asked)
        : Mono.just(List.of());
  }

  private static Months months(Call call, Asked asked) {
    return Months.until(asked.today(), call.query(MONTHS, MONTHS_UNLESS_SAID).intValue());
  }

  /** Whoever watches until a day that is said sees no month begin after it. */
  private Mono<SpendingPeriod> period(Call call, Asked asked) {
    var to = call.query(TO, asked.today());
    var last = to.isBefore(asked.today()) ? to : asked.today();
    var from = call.query(FROM, last.withDayOfMonth(1));
    return to.isBefore(from)
        ? Mono.error(
            Problem.unacceptable(
                    List.of(FaultCode.OUT_OF_RANGE.at("to", "must not be before " + from)))
                .raise())
        : spending.period(asked, from, to);
  }
}
