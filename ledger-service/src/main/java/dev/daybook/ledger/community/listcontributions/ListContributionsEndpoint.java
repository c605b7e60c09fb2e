package dev.daybook.ledger.community.listcontributions;

import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.EntryList;
import dev.daybook.ledger.community.PeriodLists;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.projections.community.contributions.ContributionQueries;
import dev.daybook.projections.community.contributions.ContributionQueries.Filter;
import dev.daybook.projections.community.contributions.ContributionsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ListContributionsEndpoint implements Endpoint {

  private static final Parameter<OwnerId> OWNER =
      Parameter.id("owner_id", OwnerId::new, "Only this owner's, with their cumulative total.");

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/contributions", "List contributions")
          .tag("contributions")
          .description("By their dates, then in the order of recording; voided ones are left out.")
          .needs(CommunityPermissions.READ)
          .query(OWNER)
          .lists(ContributionView.class)
          .timeTravel()
          .live();

  private final PeriodLists lists;
  private final ContributionQueries contributions;

  ListContributionsEndpoint(PeriodLists lists, ContributionQueries contributions) {
    this.lists = lists;
    this.contributions = contributions;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var tenant = call.tenant();
    var filter = new Filter(call.pathId("period_id", PeriodId::new), call.query(OWNER));
    var list =
        new EntryList<>(
            ContributionsView.NAME,
            filter.period(),
            (at, window) -> contributions.list(tenant, filter, at, window),
            at -> contributions.all(tenant, filter, at));
    return lists.answer(
        call,
        filter.owner() == null
            ? list
            : list.summedUp(at -> contributions.total(tenant, filter, at)));
  }
}
