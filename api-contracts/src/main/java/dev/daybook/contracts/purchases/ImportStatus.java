package dev.daybook.contracts.purchases;

/**
 * How it stands with an import. One that FAILED could not be read to its end: what it took before
 * that stays, until it is undone.
 */
public enum ImportStatus {
  RUNNING,
  DONE,
  FAILED,
  UNDONE
}
