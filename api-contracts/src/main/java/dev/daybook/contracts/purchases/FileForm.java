package dev.daybook.contracts.purchases;

/** How purchases are written in a file. */
public enum FileForm {
  CSV,
  JSON
}
