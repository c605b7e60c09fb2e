package dev.daybook.projections.community.readings;

import static dev.daybook.contracts.community.ReadingEvent.READING;

import dev.daybook.contracts.community.Reading;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.RecordColumns;

/** Every meter reading, as it read at every position. */
public final class ReadingsTable {

  public static final EntryTable<Reading> READINGS =
      EntryTable.of(READING, RecordColumns.of(Reading.class), "readings", 2, ReadingsTable.class)
          .within("period_id")
          .askedByDay(Reading::date)
          .filteredBy("property_id")
          .filteredBy("budget_item_id");

  private ReadingsTable() {}
}
