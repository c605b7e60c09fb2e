package dev.daybook.projections.community.charges;

import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.HistoryStep;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryQuery;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers about service charges. Each is exact for the position {@code at} that it is asked for,
 * which the view must have reached.
 */
public final class ChargeQueries {

  /** Which charges: those of a period, or of one owner in it. */
  public record Filter(PeriodId period, @Nullable OwnerId owner) {

    private UUID[] owners() {
      return owner == null ? new UUID[0] : new UUID[] {owner.value()};
    }

    /** Each has a statement of its own: one plan for all would look at all to find a few. */
    private String in(String statement) {
      return statement.formatted(
          owner == null ? "cardinality($4::uuid[]) = 0" : "owner_id = any ($4)");
    }
  }

  private final EntryQuery<ChargeView> entries;

  public ChargeQueries(TenantConnections connections) {
    this.entries = new EntryQuery<>(connections, new ChargeColumns()::read, ChargeView::date);
  }

  /** Empty if there is none, or none any more. */
  public Mono<Entry<ChargeView>> get(String tenant, ChargeId id, long at) {
    return entries.one(tenant, GET, tenant, at, id.value());
  }

  private static final String GET =
      """
      select id, first_position, from_position, period_id, owner_id, description, amount_minor, currency, charged_on
        from charges.charge
       where tenant = $1 and from_position <= $2 and until_position > $2 and id = $3 and not gone
      """;

  /** Chronological, then by position. */
  public Mono<Listing<ChargeView>> list(String tenant, Filter filter, long at, Window window) {
    return entries.list(
        tenant,
        window,
        filter.in(COUNT),
        filter.in(PAGE),
        tenant,
        at,
        filter.period().value(),
        filter.owners());
  }

  private static final String COUNT =
      """
      select count(*) as count
        from charges.charge
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
      """;

  private static final String PAGE =
      """
      select id, first_position, from_position, period_id, owner_id, description, amount_minor, currency, charged_on
        from charges.charge
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
         and (charged_on, first_position) > ($7, $8)
       order by charged_on, first_position
      offset $5 limit $6
      """;

  /** The whole list in the same order, in constant memory. */
  public Flux<Entry<ChargeView>> all(String tenant, Filter filter, long at) {
    return entries.all(
        tenant, filter.in(PAGE), tenant, at, filter.period().value(), filter.owners());
  }

  /** What they come to together; empty if there are none. */
  public Mono<BigDecimal> total(String tenant, Filter filter, long at) {
    return entries.sum(
        tenant, filter.in(TOTAL), tenant, at, filter.period().value(), filter.owners());
  }

  /** A period has one currency, so there is one group at the most. */
  private static final String TOTAL =
      """
      select sum(amount_minor) as amount_minor, currency
        from charges.charge
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
       group by currency
      """;

  /** Every step up to then, a void at the end included; empty if there never was such an entry. */
  public Flux<HistoryStep<ChargeView>> history(String tenant, ChargeId id, long at) {
    return entries.history(tenant, HISTORY, tenant, at, id.value());
  }

  private static final String HISTORY =
      """
      select id, first_position, from_position, at, actor, gone,
             period_id, owner_id, description, amount_minor, currency, charged_on
        from charges.charge
       where tenant = $1 and from_position <= $2 and id = $3
       order by from_position
      """;
}
