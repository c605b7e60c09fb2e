package dev.daybook.projections.community.contributions;

import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;

import dev.daybook.contracts.community.Contribution;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;

/** Every contribution, as it read at every position. */
public final class ContributionsTable {

  /** An index of one owner's contributions would make posting a sixth slower at the least. */
  public static final EntryTable<Contribution> CONTRIBUTIONS =
      EntryTable.of(
              CONTRIBUTION,
              RecordColumns.of(Contribution.class),
              "contributions",
              3,
              ContributionsTable.class)
          .within("period_id")
          .askedByDayAndAmount(Contribution::date, Contribution::amount, "comment")
          .filteredAndSortedBy("owner_id");

  private ContributionsTable() {}
}
