package dev.daybook.projections.community.owners;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;

import dev.daybook.contracts.community.Owner;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;

/** Every owner, as it read at every position. */
public final class OwnersTable {

  public static final EntryTable<Owner> OWNERS =
      EntryTable.of(OWNER, RecordColumns.of(Owner.class), "owners", 3, OwnersTable.class)
          .filteredByText("search", "name", "email")
          .filteredBy("retired_by", "retired_on <= ?")
          .filteredBy("not_retired_by", "(retired_on is null or retired_on > ?)")
          .filteredByName("called", "name");

  private OwnersTable() {}
}
