package dev.daybook.projections.purchases;

import dev.daybook.contracts.Event;
import dev.daybook.projections.AmountTotals;
import dev.daybook.projections.AmountTotals.By;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import java.util.List;

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

  private static final AmountTotals TOTALS =
      new AmountTotals(
          "purchase",
          "price",
          "purchase_date, retailer_id, brand_id, product",
          List.of(
              new By("currency", ""),
              new By("day", "day", "purchase_date"),
              new By("retailer", "retailer_id"),
              new By("brand", "brand_id"),
              new By("product", "product"),
              new By("price", "price_range, price", RANGE + ", price"),
              new By("price_range", "price_range", RANGE)));

  static final String SINCE = TOTALS.since("purchases");

  static <E extends Event> View<E> beside(View<E> purchases) {
    return TOTALS.beside(
        purchases, REVISION, SqlResource.beside(SpendingTotals.class, "spending.sql"));
  }

  private SpendingTotals() {}
}
