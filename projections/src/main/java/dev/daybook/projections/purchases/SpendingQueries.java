package dev.daybook.projections.purchases;

import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.Averages;
import dev.daybook.accounting.Months;
import dev.daybook.accounting.Percentages;
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
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** Asks for what is reckoned from the totals and from what changed: $1 to $3 are always bound. */
  private <T> Mono<List<T>> query(
      Asked asked, String statement, Function<Row, T> row, Object... more) {
    var known = Stream.of(asked.tenant(), asked.at(), asked.code());
    var parameters = Stream.concat(known, Stream.of(more)).toArray();
    return Sql.list(connections, asked.tenant(), statement, row, parameters);
  }

  /** Purchases, summed up. */
  private record Sum(long items, BigDecimal amount) {

    static final Sum NONE = new Sum(0, BigDecimal.ZERO);

    static Sum of(Row row) {
      return new Sum(row.number("items"), row.exact("amount"));
    }
  }

  /** The currencies of all other purchases, in the order of their codes. */
  public Mono<List<Currency>> otherCurrencies(Asked asked) {
    return query(asked, OTHERS, row -> Currency.getInstance(row.text("currency_code")));
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
    return query(asked, MONTHS, MonthSum::of, months.firstDay(), months.lastDay())
        .map(sums -> sums.stream().collect(Collectors.toMap(MonthSum::month, MonthSum::sum)))
        .map(
            sums ->
                months.all().stream()
                    .map(month -> new MonthSum(month, sums.getOrDefault(month, Sum.NONE)))
                    .map(month -> month.shown(asked))
                    .toList());
  }

  private record MonthSum(YearMonth month, Sum sum) {

    static MonthSum of(Row row) {
      return new MonthSum(YearMonth.from(row.day("month")), Sum.of(row));
    }

    SpendingMonth shown(Asked asked) {
      return new SpendingMonth(month.toString(), asked.shown(sum.amount), sum.items);
    }
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
    var thisMonth = asked.today().withDayOfMonth(1);
    return query(
            asked,
            SUMMARY,
            row -> summary(asked, row),
            months.firstDay(),
            months.lastDay(),
            thisMonth)
        .map(List::getFirst);
  }

  private static SpendingSummary summary(Asked asked, Row row) {
    var all = Sum.of(row);
    var lower = row.exactOrNull("lower_middle");
    var largest = row.exactOrNull("largest");
    var before = row.exact("last_month");
    var now = row.exact("this_month");
    int decimals = asked.decimals(all.amount);
    return new SpendingSummary(
        asked.shown(all.amount),
        all.items,
        Averages.mean(all.amount, all.items, decimals),
        lower == null ? null : Averages.median(lower, row.exact("upper_middle"), decimals),
        largest == null ? null : asked.shown(largest),
        asked.shown(now),
        asked.shown(before),
        Averages.changePercent(before, now));
  }

  /**
   * The price in the middle, or the two of them, and the largest are found by their ranks among all
   * prices: first the range of each, and then itself. Of nothing there are none.
   */
  private static final String SUMMARY =
      """
      with %1$s,
      of_all as (
        select coalesce(sum(items), 0)::bigint as items, coalesce(sum(amount), 0) as amount
          from (select items, amount from purchases.currency_total where tenant = $1 and currency_code = $3
                union all
                select sign, sign * price from since where currency_code = $3) totals),
      of_months as (
        select coalesce(sum(amount) filter (where day < $6), 0) as last_month,
               coalesce(sum(amount) filter (where day >= $6), 0) as this_month
          from %3$s),
      ranges as (
        select price_range, sum(items) as items
          from (select price_range, items
                  from purchases.price_range_total where tenant = $1 and currency_code = $3
                union all
                select %2$s, sign from since where currency_code = $3) totals
         group by price_range),
      ranked as materialized (
        select price_range, items, sum(items) over (order by price_range) as until from ranges),
      prices as (
        select number, found.price
          from of_all
         cross join unnest(array[(items + 1) / 2, items / 2 + 1, items]) with ordinality as ranks (rank, number)
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
         where of_all.items > 0)
      select of_all.*, of_months.*,
             (select price from prices where number = 1) as lower_middle,
             (select price from prices where number = 2) as upper_middle,
             (select price from prices where number = 3) as largest
        from of_all, of_months
      """
          .formatted(SpendingTotals.SINCE, SpendingTotals.RANGE, OF_DAYS);

  /**
   * Where it was bought: the most money first, then the most purchases, then by name.
   *
   * @param limit so many at the most; the percentages of all of them come to 100
   */
  public Mono<List<SpendingShare>> byRetailer(Asked asked, long limit) {
    return query(asked, RETAILERS, Named::of).map(all -> shares(asked, all, limit));
  }

  /** Whose products were bought, in the same order. */
  public Mono<List<SpendingShare>> byBrand(Asked asked, long limit) {
    return query(asked, BRANDS, Named::of).map(all -> shares(asked, all, limit));
  }

  private record Named(@Nullable String name, Sum sum) {

    static Named of(Row row) {
      return new Named(row.textOrNull("name"), Sum.of(row));
    }

    SpendingShare share(Asked asked, @Nullable BigDecimal percentage) {
      return new SpendingShare(name, sum.items, percentage, asked.shown(sum.amount));
    }
  }

  private static List<SpendingShare> shares(Asked asked, List<Named> all, long limit) {
    var percentages = Percentages.of(all.stream().map(named -> named.sum.amount).toList());
    return IntStream.range(0, all.size())
        .limit(limit)
        .mapToObj(i -> all.get(i).share(asked, percentages.get(i)))
        .toList();
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
    var average = Averages.mean(sum.amount, sum.items, asked.decimals(sum.amount));
    return new TopProduct(
        row.text("product_name"), sum.items, asked.shown(sum.amount), requireNonNull(average));
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
}
