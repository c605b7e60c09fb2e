package dev.daybook.projections.community.budgetitems;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryQuery;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers about budget items. Each is exact for the position {@code at} that it is asked for, which
 * the view must have reached.
 */
public final class BudgetItemQueries {

  private final EntryQuery<BudgetItemView> entries;

  public BudgetItemQueries(TenantConnections connections) {
    this.entries = new EntryQuery<>(connections, new BudgetItemColumns()::read);
  }

  /** Empty if there is none, or none any more. */
  public Mono<Entry<BudgetItemView>> get(String tenant, BudgetItemId id, long at) {
    return entries.one(tenant, GET, tenant, at, id.value());
  }

  private static final String GET =
      """
      select id, first_position, from_position, period_id, payment_type, budgeted_minor, currency,
             allocation_strategy, unit_price
        from budget_items.budget_item
       where tenant = $1 and from_position <= $2 and until_position > $2 and id = $3 and not gone
      """;

  /** Those of a period, in the order of their adding. */
  public Mono<Listing<BudgetItemView>> list(
      String tenant, PeriodId period, long at, Window window) {
    return entries.list(tenant, window, COUNT, PAGE, tenant, at, period.value());
  }

  private static final String COUNT =
      """
      select count(*) as count
        from budget_items.budget_item
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
      """;

  private static final String PAGE =
      """
      select id, first_position, from_position, period_id, payment_type, budgeted_minor, currency,
             allocation_strategy, unit_price
        from budget_items.budget_item
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and first_position > $6
       order by first_position
      offset $4 limit $5
      """;

  /** The whole list in the same order, in constant memory. */
  public Flux<Entry<BudgetItemView>> all(String tenant, PeriodId period, long at) {
    return entries.all(tenant, PAGE, tenant, at, period.value());
  }

  /** Every step up to then, a void at the end included; empty if there never was such an item. */
  public Flux<Step<BudgetItemView>> history(String tenant, BudgetItemId id, long at) {
    return entries.history(tenant, HISTORY, tenant, at, id.value());
  }

  private static final String HISTORY =
      """
      select id, first_position, from_position, at, actor, gone, period_id, payment_type,
             budgeted_minor, currency, allocation_strategy, unit_price
        from budget_items.budget_item
       where tenant = $1 and from_position <= $2 and id = $3
       order by from_position
      """;
}
