package dev.daybook.projections.community.charges;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;

import dev.daybook.contracts.community.Charge;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;

/** Every service charge, as it read at every position. */
public final class ChargesTable {

  public static final EntryTable<Charge> CHARGES =
      EntryTable.of(CHARGE, RecordColumns.of(Charge.class), "charges", 3, ChargesTable.class)
          .within("period_id")
          .askedByDayAndAmount(Charge::date, Charge::amount, "description")
          .filteredBy("owner_id");

  private ChargesTable() {}
}
