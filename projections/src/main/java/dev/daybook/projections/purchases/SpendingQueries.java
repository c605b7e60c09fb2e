package dev.daybook.projections.purchases;

import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.purchases.Averages;
import dev.daybook.accounting.purchases.Months;
import dev.daybook.accounting.purchases.Percentages;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.PurchaseRow;
import dev.daybook.contracts.purchases.SpendingMonth;
import dev.daybook.contracts.purchases.SpendingPeriod;
import dev.daybook.contracts.purchases.SpendingShare;
import dev.daybook.contracts.purchases.SpendingSummary;
import dev.daybook.contracts.purchases.TopProduct;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import dev.daybook.projections.Wanted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What purchases of one currency come to. Each answer is exact for the position that it is asked
 * for: it is reckoned from the totals of now, and from the entries that changed since that
 * position. So what it costs depends on how many these are, and not on how many purchases there
 * are.
 */
public final class SpendingQueries {

  private final TenantConnections connections;
  private final EntryAnswers<Bought> purchases;

  public SpendingQueries(TenantConnections connections) {
    this.connections = connections;
    this.purchases = PurchasesTables.PURCHASES.on(connections);
  }

  /** Purchases, summed up. */
  private record Sum(long items, BigDecimal amount) {

    static Sum of(Row row) {
      return new Sum(row.number("items"), row.exact("amount"));
    }
  }

  /** The currencies of all other purchases, in the order of their codes. */
  public Mono<List<Currency>> otherCurrencies(Asked asked) {
    return connections.list(
        asked.tenant(),
        connection ->
            Sql.query(
                connection,
                OTHERS,
                row -> Currency.getInstance(row.text("currency_code")),
                asked.tenant(),
                asked.at(),
                asked.code()));
  }

  private static final String OTHERS =
      """
      with %s
      select currency_code
        from (select currency_code, items from purchases.currency_total where tenant = $1
              union all
              select currency_code, sign from since) totals
       where currency_code <> $3
       group by currency_code
      having sum(items) > 0
       order by currency_code
      """
          .formatted(SpendingTotals.SINCE);

  /** The months, each with what was bought in it, empty ones included. */
  public Mono<List<SpendingMonth>> months(Asked asked, Months months) {
    return byMonth(asked, months)
        .map(
            sums ->
                months.all().stream()
                    .map(
                        month -> {
                          var sum = sums.getOrDefault(month, new Sum(0, BigDecimal.ZERO));
                          return new SpendingMonth(
                              month.toString(), asked.shown(sum.amount), sum.items);
                        })
                    .toList());
  }

  private record MonthSum(YearMonth month, Sum sum) {

    static MonthSum of(Row row) {
      return new MonthSum(YearMonth.from(row.day("month")), Sum.of(row));
    }
  }

  private Mono<Map<YearMonth, Sum>> byMonth(Asked asked, Months months) {
    return query(asked, MONTHS, MonthSum::of, months.firstDay(), months.lastDay())
        .map(sums -> sums.stream().collect(Collectors.toMap(MonthSum::month, MonthSum::sum)));
  }

  private static final String OF_DAYS =
      """
      (select day, items, amount
         from purchases.day_total
        where tenant = $1 and currency_code = $3 and day between $4 and $5
        union all
       select purchase_date, sign, sign * price
         from since
        where currency_code = $3 and purchase_date between $4 and $5) totals""";

  private static final String MONTHS =
      """
      with %s
      select date_trunc('month', day::timestamp)::date as month, sum(items)::bigint as items, sum(amount) as amount
        from %s
       group by 1
      """
          .formatted(SpendingTotals.SINCE, OF_DAYS);

  /** All that was bought from one day to another. */
  public Mono<SpendingPeriod> period(Asked asked, LocalDate from, LocalDate to) {
    return query(asked, PERIOD, Sum::of, from, to)
        .map(List::getFirst)
        .map(sum -> new SpendingPeriod(from, to, asked.shown(sum.amount), sum.items));
  }

  private static final String PERIOD =
      """
      with %s
      select coalesce(sum(items), 0)::bigint as items, coalesce(sum(amount), 0) as amount
        from %s
      """
          .formatted(SpendingTotals.SINCE, OF_DAYS);

  public Mono<SpendingSummary> summary(Asked asked) {
    var months = Months.until(asked.today(), 2);
    return Mono.zip(
            query(asked, ALL, Sum::of).map(List::getFirst),
            query(asked, MIDDLE_AND_LAST, row -> row.exact("price")),
            byMonth(asked, months))
        .map(read -> summary(asked, read.getT1(), read.getT2(), months.all(), read.getT3()));
  }

  private static SpendingSummary summary(
      Asked asked,
      Sum all,
      List<BigDecimal> prices,
      List<YearMonth> months,
      Map<YearMonth, Sum> byMonth) {
    var none = new Sum(0, BigDecimal.ZERO);
    var last = byMonth.getOrDefault(months.getFirst(), none).amount;
    var now = byMonth.getOrDefault(months.getLast(), none).amount;
    int decimals = asked.decimals(all.amount);
    return new SpendingSummary(
        asked.shown(all.amount),
        all.items,
        Averages.mean(all.amount, all.items, decimals),
        prices.isEmpty() ? null : Averages.median(prices.get(0), prices.get(1), decimals),
        prices.isEmpty() ? null : asked.shown(prices.get(2)),
        asked.shown(now),
        asked.shown(last),
        Averages.changePercent(last, now));
  }

  private static final String ALL =
      """
      with %s
      select coalesce(sum(items), 0)::bigint as items, coalesce(sum(amount), 0) as amount
        from (select items, amount from purchases.currency_total where tenant = $1 and currency_code = $3
              union all
              select sign, sign * price from since where currency_code = $3) totals
      """
          .formatted(SpendingTotals.SINCE);

  /**
   * The price in the middle, or the two of them, and the largest: three rows, or none. Each is
   * found by its rank among all prices, first its range and then itself.
   */
  private static final String MIDDLE_AND_LAST =
      """
      with %1$s,
      ranges as (
        select price_range, sum(items) as items
          from (select price_range, items
                  from purchases.price_range_total where tenant = $1 and currency_code = $3
                union all
                select %2$s, sign from since where currency_code = $3) totals
         group by price_range),
      ranked as materialized (
        select price_range, items, sum(items) over (order by price_range) as until from ranges),
      wanted as (
        select rank, number
          from (select coalesce(sum(items), 0)::bigint as items from ranges) all_of_them
         cross join unnest(array[(items + 1) / 2, items / 2 + 1, items]) with ordinality as ranks (rank, number)
         where items > 0)
      select found.price
        from wanted
       cross join lateral (
             select price_range, until - items as before
               from ranked
              where until >= rank
              order by price_range
              limit 1) in_range
       cross join lateral (
             select price
               from (select price, sum(sum(items)) over (order by price) as until
                       from (select price, items
                               from purchases.price_total
                              where tenant = $1 and currency_code = $3
                                and price_range = in_range.price_range
                             union all
                             select price, sign
                               from since
                              where currency_code = $3 and %2$s = in_range.price_range) totals
                      group by price) prices
              where until >= rank - before
              order by price
              limit 1) found
       order by number
      """
          .formatted(SpendingTotals.SINCE, SpendingTotals.RANGE);

  /** Where it was bought: the most money first, then the most purchases, then by name. */
  public Mono<List<SpendingShare>> byRetailer(Asked asked) {
    return shares(asked, RETAILERS);
  }

  /** Whose products were bought, in the same order. */
  public Mono<List<SpendingShare>> byBrand(Asked asked) {
    return shares(asked, BRANDS);
  }

  private record Named(@Nullable String name, Sum sum) {

    static Named of(Row row) {
      return new Named(row.textOrNull("name"), Sum.of(row));
    }
  }

  private Mono<List<SpendingShare>> shares(Asked asked, String statement) {
    return query(asked, statement, Named::of).map(all -> shares(asked, all));
  }

  private static List<SpendingShare> shares(Asked asked, List<Named> all) {
    var percentages = Percentages.of(all.stream().map(named -> named.sum.amount).toList());
    var shares = new ArrayList<SpendingShare>(all.size());
    for (int i = 0; i < all.size(); i++) {
      var sum = all.get(i).sum;
      shares.add(
          new SpendingShare(
              all.get(i).name, sum.items, percentages.get(i), asked.shown(sum.amount)));
    }
    return List.copyOf(shares);
  }

  private static final String SHARES =
      """
      with %1$s
      select named.name, sum(totals.items)::bigint as items, sum(totals.amount) as amount
        from (select %2$s_id, items, amount
                from purchases.%2$s_total where tenant = $1 and currency_code = $3
              union all
              select %2$s_id, sign, sign * price from since where currency_code = $3) totals
        left join %2$ss.%2$s named
          on named.tenant = $1 and named.id = totals.%2$s_id
         and named.from_position <= $2 and named.until_position > $2
       group by totals.%2$s_id, named.name
      having sum(totals.items) > 0
       order by amount desc, items desc, casefold(named.name collate "pg_unicode_fast") nulls last
      """;

  private static final String RETAILERS = SHARES.formatted(SpendingTotals.SINCE, "retailer");
  private static final String BRANDS = SHARES.formatted(SpendingTotals.SINCE, "brand");

  /** By count, then money, then name; names are compared ignoring case. */
  public Mono<List<TopProduct>> topProducts(Asked asked, long limit) {
    return query(asked, TOP, row -> product(asked, row), limit);
  }

  private static TopProduct product(Asked asked, Row row) {
    var sum = Sum.of(row);
    int decimals = asked.decimals(sum.amount);
    return new TopProduct(
        row.text("product_name"),
        sum.items,
        asked.shown(sum.amount),
        requireNonNull(Averages.mean(sum.amount, sum.items, decimals)));
  }

  /**
   * However the order of those has changed that changed, the others stand in their order: of these,
   * the first so many come into question, and as many more as there are changed ones among them.
   */
  private static final String TOP =
      """
      with %s,
      changed as materialized (
        select product, sum(sign)::bigint as items, sum(sign * price) as amount
          from since
         where currency_code = $3
         group by product),
      known as (
        (select product, items, amount
           from purchases.product_total
          where tenant = $1 and currency_code = $3
          order by items desc, amount desc, product
          limit $4 + (select count(*) from changed))
        union
        select total.product, total.items, total.amount
          from changed
          join purchases.product_total total
            on total.tenant = $1 and total.currency_code = $3 and total.product = changed.product),
      top as (
        select product, sum(items)::bigint as items, sum(amount) as amount
          from (select product, items, amount from known
                union all
                select product, items, amount from changed) totals
         group by product
        having sum(items) > 0
         order by items desc, amount desc, product
         limit $4)
      select written.product_name, top.items, top.amount
        from top
       cross join lateral (
             select product_name
               from purchases.purchase
              where tenant = $1 and currency_code = $3 and product = top.product and not gone
                and from_position <= $2 and until_position > $2
              order by updated_at desc, first_position desc
              limit 1) written
       order by top.items desc, top.amount desc, top.product
      """
          .formatted(SpendingTotals.SINCE);

  /** The latest, in the order of lists. */
  public Mono<List<PurchaseRow>> recent(Asked asked, int limit) {
    var wanted = Wanted.ALL.having("currency_code", asked.code());
    return purchases
        .first(asked.tenant(), wanted, asked.at(), limit)
        .map(
            all ->
                all.stream().map(bought -> PurchaseRow.of(bought.value(), asked.today())).toList());
  }

  private <T> Mono<List<T>> query(
      Asked asked, String statement, Function<Row, T> row, Object... more) {
    var parameters = new ArrayList<Object>(List.of(asked.tenant(), asked.at(), asked.code()));
    parameters.addAll(List.of(more));
    return connections.list(
        asked.tenant(), connection -> Sql.query(connection, statement, row, parameters.toArray()));
  }
}
