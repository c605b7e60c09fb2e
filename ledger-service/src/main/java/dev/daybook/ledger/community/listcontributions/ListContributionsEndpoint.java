package dev.daybook.ledger.community.listcontributions;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.Entry;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.contributions.ContributionQueries;
import dev.daybook.projections.community.contributions.ContributionQueries.Filter;
import dev.daybook.projections.community.periods.PeriodQueries;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListContributionsEndpoint implements Endpoint {

  private static final Parameter<OwnerId> OWNER =
      Parameter.id("owner_id", OwnerId::new, "Only this owner's, with their cumulative total.");

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/contributions", "List contributions")
          .tag("contributions")
          .description("By their dates, then in the order of recording.")
          .needs(CommunityPermissions.READ)
          .query(OWNER)
          .lists(ContributionView.class)
          .timeTravel()
          .live();

  private static final List<String> VIEWS = List.of("contributions", "periods");

  private final ViewReads reads;
  private final ContributionQueries contributions;
  private final PeriodQueries periods;

  ListContributionsEndpoint(
      ViewReads reads, ContributionQueries contributions, PeriodQueries periods) {
    this.reads = reads;
    this.contributions = contributions;
    this.periods = periods;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var filter = new Filter(call.pathId("period_id", PeriodId::new), call.query(OWNER));
    return reads.at(
        call,
        VIEWS,
        at ->
            periods
                .get(call.tenant(), filter.period(), at)
                .flatMap(known -> list(call, filter, known.value().currency(), at))
                // The list of a period that is not there is not an empty list.
                .switchIfEmpty(
                    Mono.fromSupplier(() -> Answer.notFound("period", filter.period()))));
  }

  private Mono<Answer> list(Call call, Filter filter, Currency currency, long at) {
    return switch (call.wants()) {
      case ENVELOPE -> page(call, filter, currency, at);
      case LINES ->
          Mono.just(Answer.lines(contributions.all(call.tenant(), filter, at).map(Entry::value)));
      case LIVE ->
          reads.live(
              call,
              "contributions",
              "contributions",
              then -> listing(call, filter, then).map(Listing::values));
    };
  }

  private Mono<Answer> page(Call call, Filter filter, Currency currency, long at) {
    var page =
        listing(call, filter, at)
            .map(listing -> Answer.page(call.page(), listing.values(), listing.total()));
    return filter.owner() == null
        ? page
        : page.zipWith(sum(call, filter, currency, at), Answer::cumulativeTotal);
  }

  private Mono<BigDecimal> sum(Call call, Filter filter, Currency currency, long at) {
    return contributions
        .total(call.tenant(), filter, at)
        .defaultIfEmpty(Money.zero(currency))
        .map(Money::amount);
  }

  private Mono<Listing<ContributionView>> listing(Call call, Filter filter, long at) {
    return contributions.list(
        call.tenant(), filter, at, new Window(call.page().skip(), call.page().limit()));
  }
}
