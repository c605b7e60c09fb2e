package dev.daybook.projections.purchases;

import dev.daybook.contracts.Event;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.TotalledView;
import dev.daybook.projections.View;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What purchases come to now, kept beside them. */
final class SpendingTotals {

  private static final int REVISION = 1;

  /**
   * Prices with as many digits and the same first three, in the order of prices: so there are few
   * ranges, and few prices in each, however many prices there are.
   */
  static final String RANGE =
      """
      (length(trunc(price * 100)::text) * 1000 + left(trunc(price * 100)::text, 3)::integer)""";

  private static final String COLUMNS =
      "currency_code, purchase_date, retailer_id, brand_id, product, price";

  static final String SINCE = Changes.since("purchases.purchase", COLUMNS);

  /**
   * @param key the columns by which amounts are summed up, besides tenant and currency
   * @param of the same of a purchase
   */
  private record Total(String table, String key, String of) {

    String move() {
      return """
      %1$s as (
        insert into %1$s_total as total (tenant, currency_code, %2$sitems, amount)
        select tenant, currency_code, %3$ssum(sign), sum(sign * price)
          from moved
         group by tenant, currency_code%4$s
        having sum(sign) <> 0 or sum(sign * price) <> 0
        on conflict (tenant, currency_code%5$s) do update
           set items = total.items + excluded.items, amount = total.amount + excluded.amount)"""
          .formatted(table, after(key), after(of), before(of), before(key));
    }

    private static String after(String columns) {
      return columns.isEmpty() ? "" : columns + ", ";
    }

    private static String before(String columns) {
      return columns.isEmpty() ? "" : ", " + columns;
    }

    String clear() {
      return "%1$s as (delete from %1$s_total where items = 0)".formatted(table);
    }
  }

  private static final List<Total> ALL =
      List.of(
          new Total("currency", "", ""),
          new Total("day", "day", "purchase_date"),
          new Total("retailer", "retailer_id", "retailer_id"),
          new Total("brand", "brand_id", "brand_id"),
          new Total("product", "product", "product"),
          new Total("price", "price_range, price", RANGE + ", price"),
          new Total("price_range", "price_range", RANGE));

  static <E extends Event> View<E> beside(View<E> purchases) {
    return new TotalledView<>(
        purchases,
        REVISION,
        SqlResource.beside(SpendingTotals.class, "spending.sql"),
        move(),
        clear());
  }

  /** All in one statement, which reads once what the batch has changed. */
  private static String move() {
    return Stream.concat(
            Stream.of(Changes.moved("purchase", COLUMNS)), ALL.stream().map(Total::move))
        .collect(Collectors.joining(",\n", "with ", "\nselect 1"));
  }

  private static String clear() {
    return ALL.stream().map(Total::clear).collect(Collectors.joining(",\n", "with ", "\nselect 1"));
  }

  private SpendingTotals() {}
}
