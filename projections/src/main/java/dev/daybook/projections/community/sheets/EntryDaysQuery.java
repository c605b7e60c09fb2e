package dev.daybook.projections.community.sheets;

import dev.daybook.accounting.community.EntryDays;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import reactor.core.publisher.Mono;

/** Asks on which days a period has entries, of whatever kind. */
public final class EntryDaysQuery {

  private final TenantConnections connections;

  public EntryDaysQuery(TenantConnections connections) {
    this.connections = connections;
  }

  /** Empty if there are none at that position. */
  public Mono<EntryDays> of(String tenant, PeriodId period, long at) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(connection, DAYS, EntryDaysQuery::days, tenant, at, period.value()))
        .singleOrEmpty();
  }

  private static final String DAYS =
      """
      select min(first) as first, max(last) as last
        from (select min(date) as first, max(date) as last
                from contributions.contribution
               where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
              union all
              select min(date), max(date)
                from expenses.expense
               where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
              union all
              select min(date), max(date)
                from charges.charge
               where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
              union all
              select min(date), max(date)
                from readings.reading
               where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone) kinds
      having min(first) is not null
      """;

  private static EntryDays days(Row row) {
    return new EntryDays(row.day("first"), row.day("last"));
  }
}
