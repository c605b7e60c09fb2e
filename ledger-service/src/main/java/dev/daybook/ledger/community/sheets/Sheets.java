package dev.daybook.ledger.community.sheets;

import static dev.daybook.ledger.community.CommunityPermissions.READ_OWN_STATEMENT;
import static dev.daybook.ledger.community.CommunityPermissions.READ_SHEETS;
import static dev.daybook.ledger.community.CommunityPermissions.READ_STATEMENTS;

import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.CarryForward;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStatement;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.sheets.CarryForwardQueries;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import dev.daybook.projections.community.sheets.StatementQueries;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operations of balance sheets. A sheet is drawn up from many things, so it is in no room. */
@Component
final class Sheets implements Resource {

  private static final String TAG = "sheets";

  /** A sheet is read whole, so one of more owners than any house has is the first in parts. */
  private static final Paging.Length OWNERS_OF_A_PAGE = new Paging.Length(5_000, 5_000);

  /** A year of most owners at once; at the longest with comments it is some megabytes. */
  private static final Paging.Length LINES_OF_A_PAGE = new Paging.Length(100, 1_000);

  private static final Operation SHEET =
      Operation.get("/periods/{period_id}/balance-sheet", "Show a balance sheet")
          .tag(TAG)
          .description(
              "What every owner's account comes to: opening balance, contributions and"
                  + " expenses paid, less allocated shares and charges. A positive balance is what"
                  + " the community owes the owner, a negative one what the owner owes. A closed"
                  + " period's sheet stays as it was at the closing; only its opening balances"
                  + " follow when an earlier period is corrected.")
          .needs(READ_SHEETS)
          .returns(BalanceSheet.class)
          .paged("owners", BalanceSheet.OwnerRow.class, OWNERS_OF_A_PAGE)
          .timeTravel()
          .live()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private static final Operation CARRY_FORWARD =
      Operation.get("/periods/{period_id}/carry-forward", "Show how balances are carried forward")
          .tag(TAG)
          .description(
              "The whole chain that the period belongs to, from its first period to its"
                  + " last: what each began with, what moved and what it closed with, in sum and"
                  + " for each owner. The closing balances of one are the opening balances of the"
                  + " next; an open period's are running ones. With the restatements that"
                  + " corrections of earlier periods brought.")
          .needs(READ_SHEETS)
          .returns(CarryForward.class)
          .paged("periods", CarryForward.ChainedPeriod.class, Paging.Length.OF_A_LIST)
          .spreading("owners")
          .timeTravel()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private static final Operation STATEMENT =
      Operation.get("/periods/{period_id}/balances/{owner_id}", "Explain an owner's balance")
          .tag(TAG)
          .description(
              "The owner's row of the balance sheet, and the lines that sum to its balance:"
                  + " the opening balance, if another period is continued; each contribution, each"
                  + " expense paid, each charge; and a share for each property of the owner and"
                  + " each budget item. Each line names the position of the event that it comes"
                  + " from. The sums in the row are those of all lines, not of a page.")
          .needsOrOwn(READ_STATEMENTS, READ_OWN_STATEMENT, "owner_id")
          .returns(OwnerStatement.class)
          .paged("lines", OwnerStatement.Line.class, LINES_OF_A_PAGE)
          .timeTravel()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private final SheetReads reads;
  private final SheetQueries sheets;
  private final CarryForwardQueries carryForwards;
  private final StatementQueries statements;
  private final PeriodQueries periods;

  Sheets(
      SheetReads reads,
      SheetQueries sheets,
      CarryForwardQueries carryForwards,
      StatementQueries statements,
      PeriodQueries periods) {
    this.reads = reads;
    this.sheets = sheets;
    this.carryForwards = carryForwards;
    this.statements = statements;
    this.periods = periods;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(SHEET, call -> ofPeriod(call, moment -> sheet(call, moment))),
        Endpoint.of(CARRY_FORWARD, call -> ofPeriod(call, moment -> carryForward(call, moment))),
        Endpoint.of(
            STATEMENT,
            call ->
                reads.at(
                    call,
                    StatementQueries.VIEWS,
                    moment ->
                        statement(call, moment)
                            .switchIfEmpty(Mono.defer(() -> missing(call, moment))))));
  }

  private Mono<Answer> ofPeriod(Call call, Function<Moment, Mono<Answer>> answer) {
    return reads.at(
        call,
        SheetQueries.VIEWS,
        moment ->
            answer
                .apply(moment)
                .switchIfEmpty(Mono.fromSupplier(() -> noSuchPeriod(call, moment))));
  }

  private static PeriodId period(Call call) {
    return call.pathId("period_id", PeriodId::new);
  }

  private static Answer noSuchPeriod(Call call, Moment moment) {
    return Answer.notFound(call, "period", period(call), moment.at());
  }

  /** A sheet that can't be drawn up is refused, watched or not, before anything is streamed. */
  private Mono<Answer> sheet(Call call, Moment now) {
    return sheets
        .sheet(now, period(call))
        .flatMap(
            sheet ->
                switch (call.wants()) {
                  case ENVELOPE -> Mono.just(page(call, sheet.shown()));
                  case LINES -> Mono.just(Answer.lines(Flux.fromIterable(sheet.shown().owners())));
                  case LIVE -> live(call);
                });
  }

  private static Answer page(Call call, BalanceSheet sheet) {
    var page = call.page().of(sheet.owners());
    return Answer.excerpt(call.page(), sheet.showing(page), page.size(), sheet.owners().size());
  }

  private Mono<Answer> live(Call call) {
    return reads.live(
        call,
        moment ->
            sheets
                .sheet(moment, period(call))
                .map(PeriodSheet::shown)
                .map(sheet -> sheet.showing(call.page().of(sheet.owners()))));
  }

  private Mono<Answer> carryForward(Call call, Moment moment) {
    return call.wants() == Representation.LINES
        ? carryForwards.periods(moment, period(call)).map(Answer::lines)
        : carryForwards
            .of(moment, period(call), ViewReads.window(call))
            .map(
                page ->
                    Answer.excerpt(
                        call.page(), page.shown(), page.shown().periods().size(), page.total()));
  }

  private static OwnerId owner(Call call) {
    return call.pathId("owner_id", OwnerId::new);
  }

  private Mono<Answer> statement(Call call, Moment moment) {
    return call.wants() == Representation.LINES
        ? statements.lines(moment, period(call), owner(call)).map(Answer::lines)
        : statements
            .statement(moment, period(call), owner(call), ViewReads.window(call))
            .map(
                page ->
                    Answer.excerpt(
                        call.page(), page.shown(), page.shown().lines().size(), page.total()));
  }

  /** There is a row for every owner that there is. */
  private Mono<Answer> missing(Call call, Moment moment) {
    return periods
        .get(call.tenant(), period(call), moment.at())
        .map(known -> Answer.notFound(call, "owner", owner(call), moment.at()))
        .switchIfEmpty(Mono.fromSupplier(() -> noSuchPeriod(call, moment)));
  }
}
