package dev.daybook.projections.community.periods;

import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.projections.CopyText;
import dev.daybook.projections.Posted;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/** Whose closing balances were restated, and by which correction; only ever added to. */
final class RestatementTable {

  static Mono<Void> write(Connection connection, List<Posted<PeriodEvent>> batch) {
    return Mono.defer(
        () -> {
          var text = new CopyText();
          long rows = 0;
          for (var posted : batch) {
            if (posted.event() instanceof ClosingBalancesRestated restated) {
              write(text, posted, restated);
              rows++;
            }
          }
          return rows == 0 ? Mono.empty() : text.into(connection, ADD);
        });
  }

  private static final String ADD =
      "copy restatement (tenant, id, position, at, actor, cause) from stdin";

  private static void write(
      CopyText text, Posted<PeriodEvent> posted, ClosingBalancesRestated restated) {
    text.column(posted.tenant())
        .column(restated.periodId().value())
        .column(posted.position())
        .column(posted.at())
        .column(posted.actor())
        .column(restated.cause().value())
        .endRow();
  }

  private RestatementTable() {}
}
