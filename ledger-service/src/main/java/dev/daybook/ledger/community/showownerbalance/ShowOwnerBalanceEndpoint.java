package dev.daybook.ledger.community.showownerbalance;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStatement;
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
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.StatementQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ShowOwnerBalanceEndpoint implements Endpoint {

  /** A year of most owners at once; at the longest with comments it is some megabytes. */
  private static final Paging.Length LINES_OF_A_PAGE = new Paging.Length(100, 1_000);

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/balances/{owner_id}", "Explain an owner's balance")
          .tag("sheets")
          .description(
              "The owner's row of the balance sheet, and the lines that sum to its balance:"
                  + " the opening balance, if another period is continued; each contribution, each"
                  + " expense paid, each charge; and a share for each property of the owner and"
                  + " each budget item. Each line names the position of the event that it comes"
                  + " from. The sums in the row are those of all lines, not of a page.")
          .needs(CommunityPermissions.READ)
          .returns(OwnerStatement.class)
          .paged("lines", OwnerStatement.Line.class, LINES_OF_A_PAGE)
          .timeTravel()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private final SheetReads reads;
  private final StatementQueries statements;
  private final PeriodQueries periods;

  ShowOwnerBalanceEndpoint(SheetReads reads, StatementQueries statements, PeriodQueries periods) {
    this.reads = reads;
    this.statements = statements;
    this.periods = periods;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var period = call.pathId("period_id", PeriodId::new);
    var owner = call.pathId("owner_id", OwnerId::new);
    return reads.at(
        call,
        StatementQueries.VIEWS,
        moment ->
            answer(call, moment, period, owner)
                .switchIfEmpty(Mono.defer(() -> missing(call, moment, period, owner))));
  }

  private Mono<Answer> answer(Call call, Moment moment, PeriodId period, OwnerId owner) {
    return call.wants() == Representation.LINES
        ? statements.lines(moment, period, owner).map(Answer::lines)
        : statements
            .statement(moment, period, owner, ViewReads.window(call))
            .map(
                page ->
                    Answer.excerpt(
                        call.page(), page.shown(), page.shown().lines().size(), page.total()));
  }

  /** There is a row for every owner that there is. */
  private Mono<Answer> missing(Call call, Moment moment, PeriodId period, OwnerId owner) {
    return periods
        .get(call.tenant(), period, moment.at())
        .map(known -> Answer.notFound(call, "owner", owner, moment.at()))
        .switchIfEmpty(
            Mono.fromSupplier(() -> Answer.notFound(call, "period", period, moment.at())));
  }
}
