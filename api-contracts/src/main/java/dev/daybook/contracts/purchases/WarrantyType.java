package dev.daybook.contracts.purchases;

/** What kind of promise a warranty is; only one for a lifetime may have no end. */
public enum WarrantyType {
  LIMITED,
  EXTENDED,
  LIFETIME,
  MANUFACTURER,
  RETAILER,
  OTHER
}
