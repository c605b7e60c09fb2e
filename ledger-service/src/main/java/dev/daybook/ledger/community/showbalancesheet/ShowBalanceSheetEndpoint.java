package dev.daybook.ledger.community.showbalancesheet;

import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.community.SheetReads;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class ShowBalanceSheetEndpoint implements Endpoint {

  /** A sheet is read whole, so one of more owners than any house has is the first in parts. */
  private static final Paging.Length OWNERS_OF_A_PAGE = new Paging.Length(5_000, 5_000);

  private static final Operation OPERATION =
      Operation.get("/periods/{period_id}/balance-sheet", "Show a balance sheet")
          .tag("sheets")
          .description(
              "What every owner's account comes to: opening balance, contributions and"
                  + " expenses paid, less allocated shares and charges. A positive balance is what"
                  + " the community owes the owner, a negative one what the owner owes. A closed"
                  + " period's sheet stays as it was at the closing; only its opening balances"
                  + " follow when an earlier period is corrected.")
          .needs(CommunityPermissions.READ)
          .returns(BalanceSheet.class)
          .paged("owners", BalanceSheet.OwnerRow.class, OWNERS_OF_A_PAGE)
          .timeTravel()
          .live()
          .refuses(ErrorCodes.SUM_TOO_LARGE);

  private final SheetReads reads;
  private final SheetQueries sheets;

  ShowBalanceSheetEndpoint(SheetReads reads, SheetQueries sheets) {
    this.reads = reads;
    this.sheets = sheets;
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

  /** A sheet that can't be drawn up is refused, watched or not, before anything is streamed. */
  private Mono<Answer> answer(Call call, Moment now, PeriodId id) {
    return sheets
        .sheet(now, id)
        .flatMap(
            sheet ->
                switch (call.wants()) {
                  case ENVELOPE -> Mono.just(page(call, sheet.shown()));
                  case LINES -> Mono.just(Answer.lines(Flux.fromIterable(sheet.shown().owners())));
                  case LIVE -> live(call, id);
                });
  }

  private static Answer page(Call call, BalanceSheet sheet) {
    var page = call.page().of(sheet.owners());
    return Answer.excerpt(call.page(), sheet.showing(page), page.size(), sheet.owners().size());
  }

  private Mono<Answer> live(Call call, PeriodId id) {
    return reads.live(
        call,
        moment ->
            sheets
                .sheet(moment, id)
                .map(PeriodSheet::shown)
                .map(sheet -> sheet.showing(call.page().of(sheet.owners()))));
  }
}
