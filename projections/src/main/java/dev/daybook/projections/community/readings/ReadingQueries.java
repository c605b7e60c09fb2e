package dev.daybook.projections.community.readings;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryQuery;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers about readings. Each is exact for the position {@code at} that it is asked for, which the
 * view must have reached.
 */
public final class ReadingQueries {

  /** Which readings: those of a period, or of one property or of one budget item in it. */
  public record Filter(
      PeriodId period, @Nullable PropertyId property, @Nullable BudgetItemId budgetItem) {

    private UUID[] properties() {
      return ids(property);
    }

    private UUID[] budgetItems() {
      return ids(budgetItem);
    }

    private static UUID[] ids(@Nullable Id id) {
      return id == null ? new UUID[0] : new UUID[] {id.value()};
    }

    /** Each has a statement of its own: one plan for all would look at all to find a few. */
    private String in(String statement) {
      return statement.formatted(
          property == null ? "cardinality($4::uuid[]) = 0" : "property_id = any ($4)",
          budgetItem == null ? "cardinality($5::uuid[]) = 0" : "budget_item_id = any ($5)");
    }
  }

  private final EntryQuery<ReadingView> entries;

  public ReadingQueries(TenantConnections connections) {
    this.entries = new EntryQuery<>(connections, new ReadingColumns()::read, ReadingView::date);
  }

  /** Empty if there is none, or none any more. */
  public Mono<Entry<ReadingView>> get(String tenant, ReadingId id, long at) {
    return entries.one(tenant, GET, tenant, at, id.value());
  }

  private static final String GET =
      """
      select id, first_position, from_position, period_id, property_id, budget_item_id,
             meter_start, meter_end, read_on
        from readings.reading
       where tenant = $1 and from_position <= $2 and until_position > $2 and id = $3 and not gone
      """;

  /** Chronological, then by position. */
  public Mono<Listing<ReadingView>> list(String tenant, Filter filter, long at, Window window) {
    return entries.list(
        tenant,
        window,
        filter.in(COUNT),
        filter.in(PAGE),
        tenant,
        at,
        filter.period().value(),
        filter.properties(),
        filter.budgetItems());
  }

  private static final String COUNT =
      """
      select count(*) as count
        from readings.reading
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
         and %s
      """;

  private static final String PAGE =
      """
      select id, first_position, from_position, period_id, property_id, budget_item_id,
             meter_start, meter_end, read_on
        from readings.reading
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
         and %s
         and (read_on, first_position) > ($8, $9)
       order by read_on, first_position
      offset $6 limit $7
      """;

  /** The whole list in the same order, in constant memory. */
  public Flux<Entry<ReadingView>> all(String tenant, Filter filter, long at) {
    return entries.all(
        tenant,
        filter.in(PAGE),
        tenant,
        at,
        filter.period().value(),
        filter.properties(),
        filter.budgetItems());
  }

  /** Every step up to then, a void at the end included; empty if there never was such a reading. */
  public Flux<Step<ReadingView>> history(String tenant, ReadingId id, long at) {
    return entries.history(tenant, HISTORY, tenant, at, id.value());
  }

  private static final String HISTORY =
      """
      select id, first_position, from_position, at, actor, gone, period_id, property_id,
             budget_item_id, meter_start, meter_end, read_on
        from readings.reading
       where tenant = $1 and from_position <= $2 and id = $3
       order by from_position
      """;
}
