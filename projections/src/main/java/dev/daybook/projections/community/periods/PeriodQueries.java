package dev.daybook.projections.community.periods;

import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStep.Version;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.EntryQuery;
import dev.daybook.projections.Wanted;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers about service periods. Each is exact for the position {@code at} that it is asked for,
 * which the view must have reached.
 */
public final class PeriodQueries {

  private static final Logger LOG = LoggerFactory.getLogger(PeriodQueries.class);

  private final Set<CurrencyUnit> told = ConcurrentHashMap.newKeySet();
  private final EntryAnswers<Period> periods;
  private final EntryQuery<Version> versions;

  public PeriodQueries(TenantConnections connections) {
    this.periods = PERIODS.on(connections);
    this.versions = new EntryQuery<>(connections, PeriodVersions::step);
  }

  /** Empty if there is none. */
  public Mono<Entry<Period>> get(String tenant, PeriodId id, long at) {
    return periods.get(tenant, id, at).map(entry -> entry.map(this::lookedAt));
  }

  /** All of them, by the first day, then in the order of opening. */
  public Flux<Entry<Period>> all(String tenant, long at) {
    return periods.all(tenant, Wanted.ALL, at).map(entry -> entry.map(this::lookedAt));
  }

  /** Every step up to then, restatements included; empty if there is no such period. */
  public Flux<Step<Version>> history(String tenant, PeriodId id, long at) {
    return versions.history(tenant, HISTORY, tenant, at, id.value());
  }

  private static final String HISTORY =
      """
      select id, first_position, from_position, at, actor, gone, name, start_date, end_date, currency,
             status, previous_period_id, closed_on, reason, null::uuid as cause
        from periods.period
       where tenant = $1 and from_position <= $2 and id = $3
       union all
      select p.id, p.first_position, r.position, r.at, r.actor, p.gone, p.name, p.start_date,
             p.end_date, p.currency, p.status, p.previous_period_id, p.closed_on, null, r.cause
        from periods.restatement r
        join periods.period p on p.tenant = r.tenant and p.id = r.id
         and p.from_position < r.position and p.until_position > r.position
       where r.tenant = $1 and r.position <= $2 and r.id = $3
       order by from_position
      """;

  /** Goes by the decimals that the period was opened with, whatever the JDK says by now. */
  public Period lookedAt(Period period) {
    var unit = period.currency();
    if (unit.differsFromTable() && told.add(unit)) {
      LOG.warn(
          "{} has {} decimals in the table of this JDK, and {} in periods that were opened with"
              + " another one: those, and the periods that continue them, keep theirs.",
          unit,
          CurrencyUnit.ofTable(unit.code()).decimals(),
          unit.decimals());
    }
    return period;
  }
}
