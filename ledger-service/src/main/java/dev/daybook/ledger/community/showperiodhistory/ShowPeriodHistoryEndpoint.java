package dev.daybook.ledger.community.showperiodhistory;

import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStep;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowPeriodHistoryEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/history", "Show a period's history")
          .tag("periods")
          .description(
              "A step for each change, the oldest first: who opened, edited, closed and"
                  + " reopened it, and why; and whose correction restated its closing balances.")
          .needs(CommunityPermissions.READ)
          .lists(PeriodStep.class)
          .timeTravel();

  private final Histories histories;
  private final PeriodQueries periods;

  ShowPeriodHistoryEndpoint(Histories histories, PeriodQueries periods) {
    this.histories = histories;
    this.periods = periods;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("period_id", PeriodId::new);
    return histories.show(
        call,
        PeriodsView.NAME,
        "period",
        id,
        at -> periods.history(call.tenant(), id, at),
        PeriodStep::of);
  }
}
