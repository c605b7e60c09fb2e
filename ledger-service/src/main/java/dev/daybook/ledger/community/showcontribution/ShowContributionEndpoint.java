package dev.daybook.ledger.community.showcontribution;

import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.contributions.ContributionQueries;
import dev.daybook.projections.community.contributions.ContributionsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowContributionEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/contributions/{contribution_id}", "Show a contribution")
          .tag("contributions")
          .description(
              "As it reads now, or as it read at `as_of` or `at_position`. A voided"
                  + " contribution is 404; its history is kept.")
          .needs(CommunityPermissions.READ)
          .returns(ContributionView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final ContributionQueries contributions;

  ShowContributionEndpoint(ViewReads reads, ContributionQueries contributions) {
    this.reads = reads;
    this.contributions = contributions;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("contribution_id", ContributionId::new);
    return reads.voidable(
        call,
        ContributionsView.NAME,
        "contribution",
        id,
        at -> contributions.get(call.tenant(), id, at),
        at -> contributions.history(call.tenant(), id, at));
  }
}
