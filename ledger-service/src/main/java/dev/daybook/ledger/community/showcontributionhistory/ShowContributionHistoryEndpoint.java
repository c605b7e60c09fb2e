package dev.daybook.ledger.community.showcontributionhistory;

import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.contributions.ContributionQueries;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class ShowContributionHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/contributions/{contribution_id}/history", "Show a contribution's history")
          .tag("contributions")
          .description("A voided contribution is found here still.")
          .needs(CommunityPermissions.READ)
          .lists(ContributionStep.class)
          .timeTravel();

  private final ViewReads reads;
  private final ContributionQueries contributions;

  ShowContributionHistoryEndpoint(ViewReads reads, ContributionQueries contributions) {
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
    return reads.at(
        call,
        "contributions",
        at ->
            contributions
                .history(call.tenant(), id, at)
                .map(ContributionStep::of)
                .collectList()
                .map(steps -> answer(call, id, steps)));
  }

  private static Answer answer(Call call, ContributionId id, List<ContributionStep> steps) {
    if (steps.isEmpty()) {
      return Answer.notFound("contribution", id);
    }
    return call.wants() == Representation.LINES
        ? Answer.lines(Flux.fromIterable(steps))
        : Answer.page(call.page(), call.page().of(steps), steps.size());
  }
}
