package dev.daybook.contracts.purchases;

/** Whether what was bought has arrived. */
public enum PurchaseStatus {
  ORDERED,
  RECEIVED
}
