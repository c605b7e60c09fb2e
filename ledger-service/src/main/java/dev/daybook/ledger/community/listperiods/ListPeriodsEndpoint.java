package dev.daybook.ledger.community.listperiods;

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
final class ListPeriodsEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/periods", "List periods")
          .tag("periods")
          .description(
              "All periods of the tenant, by their first days, then in the order of" + " opening.")
          .needs(CommunityPermissions.READ)
          .lists(PeriodView.class)
          .timeTravel()
          .live();

  private final ViewReads reads;
  private final PeriodQueries periods;

  ListPeriodsEndpoint(ViewReads reads, PeriodQueries periods) {
    this.reads = reads;
    this.periods = periods;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return reads.list(
        call,
        PeriodsView.NAME,
        (at, window) -> periods.list(call.tenant(), at, window),
        at -> periods.all(call.tenant(), at));
  }
}
