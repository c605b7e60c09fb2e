package dev.daybook.projections.community.contributions;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionView;
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
 * Answers about contributions. Each is exact for the position {@code at} that it is asked for,
 * which the view must have reached.
 */
public final class ContributionQueries {

  /** Which contributions: those of a period, or of one owner in it. */
  public record Filter(PeriodId period, @Nullable OwnerId owner) {

    private UUID[] owners() {
      return owner == null ? new UUID[0] : new UUID[] {owner.value()};
    }

    /** Each has a statement of its own: one plan for all would look at all to find a few. */
    private String in(String statement) {
      return statement.formatted(
          owner == null ? "cardinality($4::uuid[]) = 0" : "owner_id = any ($4)");
    }

    /**
     * There is no index of one owner's, which would make posting a sixth slower at the least. So
     * theirs are sorted: to walk over a period in its order jumps from page to page of the table.
     */
    private String inOrder(String page) {
      return in(page) + (owner == null ? IN_ORDER : SORTED);
    }
  }

  private final EntryQuery<ContributionView> entries;

  public ContributionQueries(TenantConnections connections) {
    this.entries =
        new EntryQuery<>(connections, new ContributionColumns()::read, ContributionView::date);
  }

  /** Empty if there is none, or none any more. */
  public Mono<Entry<ContributionView>> get(String tenant, ContributionId id, long at) {
    return entries.one(tenant, GET, tenant, at, id.value());
  }

  private static final String GET =
      """
      select id, first_position, from_position, period_id, owner_id, amount_minor, currency, paid_on, comment
        from contributions.contribution
       where tenant = $1 and from_position <= $2 and until_position > $2 and id = $3 and not gone
      """;

  /** Chronological, then by position. */
  public Mono<Listing<ContributionView>> list(
      String tenant, Filter filter, long at, Window window) {
    return entries.list(
        tenant,
        window,
        filter.in(COUNT),
        filter.inOrder(PAGE),
        tenant,
        at,
        filter.period().value(),
        filter.owners());
  }

  private static final String COUNT =
      """
      select count(*) as count
        from contributions.contribution
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
      """;

  private static final String PAGE =
      """
      select id, first_position, from_position, period_id, owner_id, amount_minor, currency, paid_on, comment
        from contributions.contribution
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
         and (paid_on, first_position) > ($7, $8)
      """;

  private static final String IN_ORDER =
      """
       order by paid_on, first_position
      offset $5 limit $6
      """;

  private static final String SORTED =
      """
       order by paid_on + 0, first_position
      offset $5 limit $6
      """;

  /** The whole list in the same order, in constant memory. */
  public Flux<Entry<ContributionView>> all(String tenant, Filter filter, long at) {
    return entries.all(
        tenant, filter.inOrder(PAGE), tenant, at, filter.period().value(), filter.owners());
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
        from contributions.contribution
       where tenant = $1 and from_position <= $2 and until_position > $2 and period_id = $3 and not gone
         and %s
       group by currency
      """;

  /** Every step up to then, a void at the end included; empty if there never was such an entry. */
  public Flux<Step<ContributionView>> history(String tenant, ContributionId id, long at) {
    return entries.history(tenant, HISTORY, tenant, at, id.value());
  }

  private static final String HISTORY =
      """
      select id, first_position, from_position, at, actor, gone,
             period_id, owner_id, amount_minor, currency, paid_on, comment
        from contributions.contribution
       where tenant = $1 and from_position <= $2 and id = $3
       order by from_position
      """;
}
