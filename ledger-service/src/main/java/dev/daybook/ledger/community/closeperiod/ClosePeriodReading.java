package dev.daybook.ledger.community.closeperiod;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.ledger.community.closeperiod.ClosePeriodSlice.State;
import dev.daybook.ledger.platform.command.StateReading;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Reads the period's sheet, and what was signed off after it. */
public final class ClosePeriodReading implements StateReading<ClosePeriod, State> {

  private final SheetQueries sheets;

  public ClosePeriodReading(SheetQueries sheets) {
    this.sheets = sheets;
  }

  @Override
  public List<String> views() {
    return SheetQueries.VIEWS;
  }

  @Override
  public Mono<State> read(String tenant, ClosePeriod c, long at) {
    var moment = new Moment(tenant, at, c.on());
    return sheets
        .drawnUpAnew(moment, c.periodId())
        .flatMap(sheet -> withLater(moment, sheet))
        .defaultIfEmpty(new State(null, Map.of(), Map.of()));
  }

  private Mono<State> withLater(Moment moment, PeriodSheet sheet) {
    var later = ClosePeriodSlice.later(sheet);
    return Mono.zip(
        sheets.signedOff(moment, later.stream().filter(Link::isSignedOff).toList()),
        sheets.reckoned(moment, later.stream().filter(link -> !link.isSignedOff()).toList()),
        (signedOff, reckoned) -> new State(sheet, signedOff, reckoned));
  }
}
