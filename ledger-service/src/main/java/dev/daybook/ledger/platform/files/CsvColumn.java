package dev.daybook.ledger.platform.files;

import tools.jackson.databind.node.ObjectNode;

/** A column of a table, whose cells say something of the thing that their row is about. */
public interface CsvColumn {

  String name();

  /** As the faults of the thing in JSON name its field, such as {@code warranty.notes}. */
  String path();

  /** Writes into the thing what a cell says. */
  void read(String cell, ObjectNode thing);
}
