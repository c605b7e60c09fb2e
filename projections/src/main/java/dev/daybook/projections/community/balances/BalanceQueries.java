package dev.daybook.projections.community.balances;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.MinorUnits;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CarryForward.Restatement;
import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Answers about what entries come to, and about closings. Each is exact for the position {@code at}
 * that it is asked for, which the view must have reached.
 */
public final class BalanceQueries {

  /** What a period's entries come to, in minor units. */
  public record PeriodTotals(
      Map<OwnerId, Long> contributions,
      Map<OwnerId, Long> expensesPaid,
      Map<OwnerId, Long> charges,
      Map<BudgetItemId, Long> expensesByItem,
      Map<String, Long> expensesByPaymentType) {

    static PeriodTotals empty() {
      return new PeriodTotals(
          new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }
  }

  /**
   * An owner's part of a closing, in minor units.
   *
   * @param opening what the account began with when the period was closed
   * @param closed what it came to when the period was closed
   * @param balance what it came to after the latest restatement
   */
  public record Closing(
      PeriodId period, OwnerId owner, long opening, long closed, long balance, long position) {}

  private final TenantConnections connections;

  public BalanceQueries(TenantConnections connections) {
    this.connections = connections;
  }

  public Mono<PeriodTotals> totals(String tenant, PeriodId period, long at) {
    return connections
        .use(
            tenant,
            connection ->
                Sql.query(connection, TOTALS, Total::of, tenant, period.value(), at)
                    .collect(PeriodTotals::empty, (totals, total) -> total.addTo(totals)))
        .single();
  }

  private static final String TOTALS =
      """
      select about, contributions, expenses, charges
        from balances.total
       where tenant = $1 and period_id = $2 and until_position > $3 and from_position <= $3
      """;

  /** What a period's entries come to for one owner, or one cost. */
  record Total(String about, Sums sums) {

    static Total of(Row row) {
      return new Total(
          row.text("about"),
          new Sums(
              row.exact("contributions").toBigIntegerExact(),
              row.exact("expenses").toBigIntegerExact(),
              row.exact("charges").toBigIntegerExact()));
    }

    /** Leaves out what comes to nothing any more, because the thing that it was for may be gone. */
    void addTo(PeriodTotals totals) {
      var owner = About.ownerOf(about);
      var item = About.itemOf(about);
      var paymentType = About.paymentTypeOf(about);
      if (owner != null) {
        put(totals.contributions, owner, sums.contributions());
        put(totals.expensesPaid, owner, sums.expenses());
        put(totals.charges, owner, sums.charges());
      } else if (item != null) {
        put(totals.expensesByItem, item, sums.expenses());
      } else if (paymentType != null) {
        put(totals.expensesByPaymentType, paymentType, sums.expenses());
      }
    }

    private static <K> void put(Map<K, Long> amounts, K key, BigInteger amount) {
      if (amount.signum() != 0) {
        amounts.put(key, MinorUnits.of(amount));
      }
    }
  }

  /** Of periods that are closed then. */
  public Mono<List<Closing>> closings(String tenant, Collection<PeriodId> periods, long at) {
    return periods.isEmpty()
        ? Mono.just(List.of())
        : connections.list(
            tenant,
            connection ->
                Sql.query(connection, CLOSINGS, BalanceQueries::closing, tenant, ids(periods), at));
  }

  /**
   * An owner who came after the closing has only restatements: began with nothing, moved nothing.
   */
  private static final String CLOSINGS =
      """
      select distinct on (period_id, owner_id) period_id, owner_id, position, balance,
             coalesce(first_value(opening) over closed, 0) as opening,
             coalesce(first_value(case when opening is not null then balance end) over closed, 0) as closed
        from balances.closing
       where tenant = $1 and period_id = any ($2) and position <= $3
      window closed as (partition by period_id, owner_id
                        order by (opening is not null) desc, position desc
                        rows between unbounded preceding and unbounded following)
       order by period_id, owner_id, position desc
      """;

  private static Closing closing(Row row) {
    return new Closing(
        new PeriodId(row.uuid("period_id")),
        new OwnerId(row.uuid("owner_id")),
        row.number("opening"),
        row.number("closed"),
        row.number("balance"),
        row.number("position"));
  }

  /** In the order of the log. */
  public Mono<Map<PeriodId, List<Restatement>>> restatements(
      String tenant, Collection<PeriodId> periods, CurrencyUnit currency, long at) {
    return periods.isEmpty()
        ? Mono.just(Map.of())
        : connections
            .list(
                tenant,
                connection ->
                    Sql.query(connection, RESTATED, Restated::of, tenant, ids(periods), at))
            .map(rows -> Restated.together(rows, currency));
  }

  private static final String RESTATED =
      """
      select period_id, owner_id, position, at, cause, restated, balance
        from balances.closing
       where tenant = $1 and period_id = any ($2) and position <= $3 and cause is not null
       order by position, owner_id
      """;

  private record Restated(
      PeriodId period,
      OwnerId owner,
      long position,
      Instant at,
      PeriodId cause,
      long old,
      long now) {

    static Restated of(Row row) {
      return new Restated(
          new PeriodId(row.uuid("period_id")),
          new OwnerId(row.uuid("owner_id")),
          row.number("position"),
          row.time("at"),
          new PeriodId(row.uuid("cause")),
          row.number("restated"),
          row.number("balance"));
    }

    static Map<PeriodId, List<Restatement>> together(List<Restated> rows, CurrencyUnit currency) {
      var byPosition = new LinkedHashMap<Long, List<Restated>>();
      rows.forEach(
          row -> byPosition.computeIfAbsent(row.position, p -> new ArrayList<>()).add(row));
      var byPeriod = new HashMap<PeriodId, List<Restatement>>();
      byPosition
          .values()
          .forEach(
              one ->
                  byPeriod
                      .computeIfAbsent(one.getFirst().period, p -> new ArrayList<>())
                      .add(restatement(one, currency)));
      return byPeriod;
    }

    private static Restatement restatement(List<Restated> rows, CurrencyUnit currency) {
      var first = rows.getFirst();
      return new Restatement(
          first.position,
          first.at,
          first.cause,
          rows.stream().map(row -> row.balance(row.old, currency)).toList(),
          rows.stream().map(row -> row.balance(row.now, currency)).toList());
    }

    private OwnerBalance balance(long minor, CurrencyUnit currency) {
      return new OwnerBalance(owner, new Money(minor, currency).amount());
    }
  }

  private static UUID[] ids(Collection<PeriodId> periods) {
    return periods.stream().map(PeriodId::value).toArray(UUID[]::new);
  }
}
