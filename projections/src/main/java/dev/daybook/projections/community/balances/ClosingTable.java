package dev.daybook.projections.community.balances;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.projections.CopyText;
import dev.daybook.projections.Posted;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/** What was signed off, and what was restated; only ever added to. */
final class ClosingTable {

  static Mono<Void> write(Connection connection, List<Posted<CommunityEvent>> batch) {
    return Mono.defer(
        () -> {
          var text = new CopyText();
          var rows = batch.stream().flatMap(posted -> ClosingRow.of(posted).stream()).toList();
          rows.forEach(row -> write(text, row));
          return rows.isEmpty() ? Mono.empty() : text.into(connection, ADD);
        });
  }

  private static final String ADD =
      """
      copy closing (tenant, period_id, owner_id, position, at, opening, balance, restated, cause)
      from stdin
      """;

  private static void write(CopyText text, ClosingRow row) {
    text.column(row.tenant())
        .column(row.period().value())
        .column(row.owner().value())
        .column(row.position())
        .column(row.at())
        .column(row.opening())
        .column(row.balance())
        .column(row.restated())
        .column(row.cause() == null ? null : row.cause().value())
        .endRow();
  }

  private ClosingTable() {}
}
