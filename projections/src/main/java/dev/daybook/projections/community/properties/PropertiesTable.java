package dev.daybook.projections.community.properties;

import static dev.daybook.accounting.community.Property.PROPERTY;

import dev.daybook.accounting.community.Property;
import dev.daybook.projections.EntryTable;

/** Every property on all days, as it read at every position. */
public final class PropertiesTable {

  public static final EntryTable<Property> PROPERTIES =
      EntryTable.of(PROPERTY, new PropertyColumns(), "properties", 1, PropertiesTable.class)
          .filteredByText("search", "label")
          .filteredByName("called", "label");

  private PropertiesTable() {}
}
