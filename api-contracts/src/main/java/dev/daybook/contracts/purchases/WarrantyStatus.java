package dev.daybook.contracts.purchases;

/** How it stands with a warranty on a day: nothing is written down when it expires. */
public enum WarrantyStatus {
  ACTIVE,
  EXPIRED,
  VOIDED
}
