package dev.daybook.ledger.community.showcontributionhistory;

import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.projections.community.contributions.ContributionQueries;
import dev.daybook.projections.community.contributions.ContributionsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowContributionHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/contributions/{contribution_id}/history", "Show a contribution's history")
          .tag("contributions")
          .description(
              "A step for each change, the oldest first: who did what when, and how the"
                  + " contribution read before and after. A voided contribution is found here"
                  + " still.")
          .needs(CommunityPermissions.READ)
          .lists(ContributionStep.class)
          .timeTravel();

  private final Histories histories;
  private final ContributionQueries contributions;

  ShowContributionHistoryEndpoint(Histories histories, ContributionQueries contributions) {
    this.histories = histories;
    this.contributions = contributions;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("contribution_id", ContributionId::new);
    return histories.show(
        call,
        ContributionsView.NAME,
        "contribution",
        id,
        at -> contributions.history(call.tenant(), id, at),
        ContributionStep::of);
  }
}
