package dev.daybook.ledger.community.showperiod;

import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowPeriodEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}", "Show a period")
          .tag("periods")
          .description(
              "Its name, days and currency, and whether it is open. What it comes to is in"
                  + " `GET /periods/{period_id}/balance-sheet`.")
          .needs(CommunityPermissions.READ)
          .returns(PeriodView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final PeriodQueries periods;

  ShowPeriodEndpoint(ViewReads reads, PeriodQueries periods) {
    this.reads = reads;
    this.periods = periods;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("period_id", PeriodId::new);
    return reads.one(
        call, PeriodsView.NAME, "period", id, at -> periods.get(call.tenant(), id, at));
  }
}
