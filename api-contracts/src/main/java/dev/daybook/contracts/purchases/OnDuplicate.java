package dev.daybook.contracts.purchases;

/** What becomes of a purchase that is there already. */
public enum OnDuplicate {
  SKIP,
  UPDATE
}
