package dev.daybook.projections.community.expenses;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Sql;
import reactor.core.publisher.Mono;

/** What decisions about budget items ask about expenses. */
public final class ExpenseQueries {

  private final TenantConnections connections;

  public ExpenseQueries(TenantConnections connections) {
    this.connections = connections;
  }

  /** How many name that budget item; exact for the position, which the view must have reached. */
  public Mono<Long> naming(String tenant, PeriodId period, BudgetItemId item, long at) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    NAMING,
                    row -> row.number("count"),
                    tenant,
                    at,
                    period.value(),
                    item.value()))
        .single();
  }

  private static final String NAMING =
      """
      select count(*) as count
        from expenses.expense
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and budget_item_id = $4
      """;
}
