package dev.daybook.ledger.community.showcarryforward;

import dev.daybook.contracts.community.CarryForward;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.sheets.CarryForwardQueries;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.SheetQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowCarryForwardEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/carry-forward", "Show how balances are carried forward")
          .tag("sheets")
          .description(
              "The whole chain that the period belongs to, from its first period to its"
                  + " last: what each began with, what moved and what it closed with, in sum and"
                  + " for each owner. The closing balances of one are the opening balances of the"
                  + " next; an open period's are running ones. With the restatements that"
                  + " corrections of earlier periods brought.")
          .needs(CommunityPermissions.READ)
          .returns(CarryForward.class)
          .paged("periods", CarryForward.ChainedPeriod.class, Paging.Length.OF_A_LIST)
          .timeTravel()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private final SheetReads reads;
  private final CarryForwardQueries carryForwards;

  ShowCarryForwardEndpoint(SheetReads reads, CarryForwardQueries carryForwards) {
    this.reads = reads;
    this.carryForwards = carryForwards;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var id = call.pathId("period_id", PeriodId::new);
    return reads.at(
        call,
        SheetQueries.VIEWS,
        moment ->
            answer(call, moment, id)
                .switchIfEmpty(
                    Mono.fromSupplier(() -> Answer.notFound(call, "period", id, moment.at()))));
  }

  private Mono<Answer> answer(Call call, Moment moment, PeriodId id) {
    return call.wants() == Representation.LINES
        ? carryForwards.periods(moment, id).map(Answer::lines)
        : carryForwards
            .of(moment, id, ViewReads.window(call))
            .map(
                page ->
                    Answer.excerpt(
                        call.page(), page.shown(), page.shown().periods().size(), page.total()));
  }
}
