package dev.daybook.projections.community.sheets;

import static dev.daybook.projections.community.CommunityTables.DATED;

import dev.daybook.accounting.community.EntryDays;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Asks on which days a period has entries, of whatever kind. */
public final class EntryDaysQuery {

  /** The views that it reads. */
  public static final List<String> VIEWS = DATED.stream().map(EntryTable::view).toList();

  private final TenantConnections connections;

  public EntryDaysQuery(TenantConnections connections) {
    this.connections = connections;
  }

  /** The days of the period's first and last entry; empty if it has none at that position. */
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
        from (%s) kinds
      having min(first) is not null
      """
          .formatted(
              DATED.stream()
                  .map(EntryDaysQuery::daysOf)
                  .collect(Collectors.joining("union all\n")));

  private static String daysOf(EntryTable<?> table) {
    return """
    select min(date) as first, max(date) as last
      from %s
     where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
    """
        .formatted(table.name());
  }

  private static EntryDays days(Row row) {
    return new EntryDays(row.day("first"), row.day("last"));
  }
}
