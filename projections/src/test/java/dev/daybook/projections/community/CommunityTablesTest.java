package dev.daybook.projections.community;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.community.Charge;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;
import dev.daybook.projections.community.charges.ChargesTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommunityTablesTest {

  /** Else a period could be given days that leave some of these outside. */
  @Test
  void whatHasADateCountsInWhateverOrderItsListsAre() {
    var inTheOrderOfRecording =
        EntryTable.of(CHARGE, RecordColumns.of(Charge.class), "charges", 1, ChargesTable.class);
    var byWhatItIsFor = inTheOrderOfRecording.inOrderOf("description", Charge::description);

    assertThat(CommunityTables.dated(List.of(inTheOrderOfRecording, byWhatItIsFor, BUDGET_ITEMS)))
        .containsExactly(inTheOrderOfRecording, byWhatItIsFor);
    assertThat(CommunityTables.DATED)
        .extracting(EntryTable::view)
        .containsExactly("contributions", "expenses", "readings", "charges");
  }
}
