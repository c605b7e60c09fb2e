package dev.daybook.projections.purchases;

import dev.daybook.accounting.Months;
import dev.daybook.accounting.purchases.WarrantyTimeline;
import dev.daybook.accounting.purchases.WarrantyTimeline.Change;
import dev.daybook.accounting.purchases.WarrantyTimeline.Column;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyMonth;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.contracts.purchases.WarrantySummary;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.RecordColumns;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * How it stands with all warranties, whatever their purchases were paid in. Each answer is exact
 * for the position that it is asked for, and costs more the more warranties changed since then.
 */
public final class WarrantyQueries {

  /** "Soon" is within so many days. */
  public static final long SOON_DAYS = 30;

  private static final RecordColumns<Warranty> COLUMNS = RecordColumns.of(Warranty.class);

  private final TenantConnections connections;

  public WarrantyQueries(TenantConnections connections) {
    this.connections = connections;
  }

  private <T> Mono<List<T>> query(
      Asked asked, String statement, Function<Row, T> row, Object... more) {
    var parameters = Stream.concat(Stream.of(asked.tenant(), asked.at()), Stream.of(more));
    return Sql.list(connections, asked.tenant(), statement, row, parameters.toArray());
  }

  public Mono<WarrantySummary> summary(Asked asked) {
    var today = asked.today();
    return query(asked, SUMMARY, WarrantyQueries::summary, today, today.plusDays(SOON_DAYS))
        .map(List::getFirst);
  }

  private static WarrantySummary summary(Row row) {
    return new WarrantySummary(
        row.number("active"), row.number("expired"), row.number("voided"), row.number("soon"));
  }

  private static final String TOTALS =
      """
      with %s,
      totals as (
        select measure, day, items from warranties.warranty_total where tenant = $1
        union all
        select measure, day, sign * times
          from since
      %s
         where counts)
      """
          .formatted(CoverageTotals.SINCE, CoverageTotals.ADDED);

  private static final String SUMMARY =
      TOTALS
          + """
          select coalesce(sum(items) filter (where measure = 'STANDING' and day >= $3), 0)::bigint as active,
                 coalesce(sum(items) filter (where measure = 'STANDING' and day < $3), 0)::bigint as expired,
                 coalesce(sum(items) filter (where measure = 'VOIDED'), 0)::bigint as voided,
                 coalesce(sum(items) filter (where measure = 'STANDING' and day between $3 and $4), 0)::bigint as soon
            from totals
           where measure in ('STANDING', 'VOIDED')
          """;

  public Mono<List<WarrantyMonth>> timeline(Asked asked, Months months) {
    return query(asked, TIMELINE, WarrantyQueries::change, months.firstDay(), months.lastDay())
        .map(changes -> WarrantyTimeline.of(months, changes))
        .map(counts -> counts.stream().map(WarrantyQueries::month).toList());
  }

  private static final String TIMELINE =
      TOTALS
          + """
          select measure, greatest(day, $3) as month, sum(items)::bigint as items
            from totals
           where day <= $4
             and (measure in ('ACTIVE', 'EXPIRED') or measure = 'ENDING' and day >= $3)
           group by 1, 2
          """;

  private static Change change(Row row) {
    return new Change(
        Column.valueOf(row.text("measure")), YearMonth.from(row.day("month")), row.number("items"));
  }

  private static WarrantyMonth month(WarrantyTimeline.Counts counts) {
    return new WarrantyMonth(
        counts.month().toString(), counts.active(), counts.expired(), counts.ending());
  }

  /** The ones that were recorded last, the last one first. */
  public Mono<List<WarrantyRow>> recent(Asked asked, int limit) {
    return query(asked, RECENT, row -> WarrantyRow.of(COLUMNS.read(row), asked.today()), limit);
  }

  private static final String RECENT =
      """
      select id, %s
        from warranties.warranty
       where tenant = $1 and from_position <= $2 and until_position > $2 and not gone
       order by first_position desc
       limit $3
      """
          .formatted(String.join(", ", COLUMNS.names()));
}
