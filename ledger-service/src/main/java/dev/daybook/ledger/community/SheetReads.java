package dev.daybook.ledger.community;

import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads at a moment: a sheet depends on the day, too. */
@Component
public final class SheetReads {

  private final ViewReads reads;
  private final Today today;

  SheetReads(ViewReads reads, Today today) {
    this.reads = reads;
    this.today = today;
  }

  /** Waits, bounded, until the views have got there, and then reads. */
  public Mono<Answer> at(Call call, List<String> views, Function<Moment, Mono<Answer>> read) {
    return reads.at(call, views, at -> moment(call, at).flatMap(read));
  }

  /**
   * The sheet that is there now, and again whenever it has changed, which is not whenever anything
   * was written down: a sheet names the position that it reflects.
   */
  public Mono<Answer> live(Call call, Function<Moment, Mono<BalanceSheet>> read) {
    return reads.live(
        call,
        SheetQueries.VIEWS,
        "balance-sheet",
        at -> moment(call, at).flatMap(read),
        shown -> shown instanceof BalanceSheet sheet ? sheet.reflecting(0) : shown);
  }

  /** A position, with the day that it was then. */
  public Mono<Moment> moment(Call call, long at) {
    return today.of(call).map(day -> new Moment(call.tenant(), at, day));
  }
}
