package dev.daybook.projections.community.expenses;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryQuery;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Sql;
import dev.daybook.projections.Window;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers about expenses. Each is exact for the position {@code at} that it is asked for, which the
 * view must have reached.
 */
public final class ExpenseQueries {

  /** Which expenses: those of a period, or only what one owner paid in it, or of one kind. */
  public record Filter(PeriodId period, @Nullable OwnerId paidBy, @Nullable String paymentType) {

    private UUID[] payers() {
      return paidBy == null ? new UUID[0] : new UUID[] {paidBy.value()};
    }

    private String[] paymentTypes() {
      return paymentType == null ? new String[0] : new String[] {paymentType};
    }

    /** Each has a statement of its own: one plan for all would look at all to find a few. */
    private String in(String statement) {
      return statement.formatted(
          paidBy == null ? "cardinality($4::uuid[]) = 0" : "paid_by = any ($4)",
          paymentType == null ? "cardinality($5::text[]) = 0" : "payment_type = any ($5)");
    }
  }

  private final TenantConnections connections;
  private final EntryQuery<ExpenseView> entries;

  public ExpenseQueries(TenantConnections connections) {
    this.connections = connections;
    this.entries = new EntryQuery<>(connections, new ExpenseColumns()::read, ExpenseView::date);
  }

  /** Empty if there is none, or none any more. */
  public Mono<Entry<ExpenseView>> get(String tenant, ExpenseId id, long at) {
    return entries.one(tenant, GET, tenant, at, id.value());
  }

  private static final String GET =
      """
      select id, first_position, from_position, period_id, paid_by, amount_minor, currency,
             payment_type, spent_on, vendor, description, budget_item_id
        from expenses.expense
       where tenant = $1 and from_position <= $2 and until_position > $2 and id = $3 and not gone
      """;

  /** Chronological, then by position. */
  public Mono<Listing<ExpenseView>> list(String tenant, Filter filter, long at, Window window) {
    return entries.list(
        tenant,
        window,
        filter.in(COUNT),
        filter.in(PAGE),
        tenant,
        at,
        filter.period().value(),
        filter.payers(),
        filter.paymentTypes());
  }

  private static final String COUNT =
      """
      select count(*) as count
        from expenses.expense
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
         and %s
      """;

  private static final String PAGE =
      """
      select id, first_position, from_position, period_id, paid_by, amount_minor, currency,
             payment_type, spent_on, vendor, description, budget_item_id
        from expenses.expense
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
         and %s
         and (spent_on, first_position) > ($8, $9)
       order by spent_on, first_position
      offset $6 limit $7
      """;

  /** The whole list in the same order, in constant memory. */
  public Flux<Entry<ExpenseView>> all(String tenant, Filter filter, long at) {
    return entries.all(
        tenant,
        filter.in(PAGE),
        tenant,
        at,
        filter.period().value(),
        filter.payers(),
        filter.paymentTypes());
  }

  /** What they come to together; empty if there are none. */
  public Mono<BigDecimal> total(String tenant, Filter filter, long at) {
    return entries.sum(
        tenant,
        filter.in(TOTAL),
        tenant,
        at,
        filter.period().value(),
        filter.payers(),
        filter.paymentTypes());
  }

  /** A period has one currency, so there is one group at the most. */
  private static final String TOTAL =
      """
      select sum(amount_minor) as amount_minor, currency
        from expenses.expense
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
         and %s
       group by currency
      """;

  /** How many name that budget item. */
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

  /** Every step up to then, a void at the end included; empty if there never was such an entry. */
  public Flux<Step<ExpenseView>> history(String tenant, ExpenseId id, long at) {
    return entries.history(tenant, HISTORY, tenant, at, id.value());
  }

  private static final String HISTORY =
      """
      select id, first_position, from_position, at, actor, gone,
             period_id, paid_by, amount_minor, currency, payment_type, spent_on, vendor, description, budget_item_id
        from expenses.expense
       where tenant = $1 and from_position <= $2 and id = $3
       order by from_position
      """;
}
