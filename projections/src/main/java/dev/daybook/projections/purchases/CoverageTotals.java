package dev.daybook.projections.purchases;

import dev.daybook.contracts.Event;
import dev.daybook.projections.Changes;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.TotalledView;
import dev.daybook.projections.View;

/** How many warranties begin, end or are voided when, kept beside them. */
final class CoverageTotals {

  private static final int REVISION = 1;

  static final String SINCE =
      Changes.since("warranties.warranty", "warranty_start, warranty_end, voided_at");

  /**
   * What a warranty adds to the totals. One that was not voided adds to STANDING on its last day,
   * which is the last of all days if it has no end; one that was adds to VOIDED on the day when it
   * was. To ACTIVE and EXPIRED it adds in the month from which on it is so, and takes away in the
   * month from which on it is so no longer; to ENDING in the month that it ends in. A month in
   * which it was voided, and all after it, count it no more.
   */
  static final String ADDED =
      """
      cross join lateral (
             select date_trunc('month', warranty_start::timestamp)::date as begun,
                    date_trunc('month', warranty_end::timestamp)::date as ending,
                    date_trunc('month', (warranty_end + 1)::timestamp)::date as expired,
                    (voided_at at time zone 'UTC')::date as voided,
                    coalesce(date_trunc('month', voided_at at time zone 'UTC')::date, 'infinity') as void) months
      cross join lateral (
             values ('STANDING', coalesce(warranty_end, date '9999-12-31'), 1, voided_at is null),
                    ('VOIDED', voided, 1, voided_at is not null),
                    ('ACTIVE', begun, 1, begun < void),
                    ('ACTIVE', least(expired, void), -1, begun < void and least(expired, void) < 'infinity'),
                    ('EXPIRED', expired, 1, expired < void),
                    ('EXPIRED', void, -1, expired < void and void < 'infinity'),
                    ('ENDING', ending, 1, ending < void)) added (measure, day, times, counts)"""
          .indent(1)
          .stripTrailing();

  private static final String MOVE =
      """
      with %s
      insert into warranty_total as total (tenant, measure, day, items)
      select tenant, measure, day, sum(sign * times)
        from moved
      %s
       where counts
       group by tenant, measure, day
      having sum(sign * times) <> 0
      on conflict (tenant, measure, day) do update set items = total.items + excluded.items
      """
          .formatted(Changes.moved("warranty", "warranty_start, warranty_end, voided_at"), ADDED);

  static <E extends Event> View<E> beside(View<E> warranties) {
    return new TotalledView<>(
        warranties,
        REVISION,
        SqlResource.beside(CoverageTotals.class, "coverage.sql"),
        MOVE,
        "delete from warranty_total where items = 0");
  }

  private CoverageTotals() {}
}
