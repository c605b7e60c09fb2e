package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.projections.Comparison;
import java.time.Instant;
import java.util.List;

/** What came of comparing a view with the same view posted anew, as shown. */
record ComparisonRow(
    String view,
    @Describe("Both sides were read there.") long position,
    Instant comparedAt,
    @Describe("Rows that only one side had; none when all is well.")
        List<DifferenceRow> differences) {

  record DifferenceRow(
      String table,
      @Describe("Which side had the row: the tables that are served from, or those posted anew.")
          Comparison.Side side,
      @Describe("As JSON, in a text.") String row) {}

  static ComparisonRow of(Comparison comparison) {
    return new ComparisonRow(
        comparison.view(),
        comparison.position(),
        comparison.comparedAt(),
        comparison.differences().stream()
            .map(found -> new DifferenceRow(found.table(), found.side(), found.row()))
            .toList());
  }
}
