package dev.daybook.ledger.purchases;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.ImportEvent.IMPORT;
import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;

import dev.daybook.contracts.Kinds;
import dev.daybook.contracts.purchases.PurchasesEvent;

/** All kinds of things that purchases are about; warranties are a part of theirs. */
public final class PurchasesKinds {

  /** Refuses to be there if an event belongs to none of them, or to several. */
  public static final Kinds ALL = Kinds.of(PurchasesEvent.class, PURCHASE, RETAILER, BRAND, IMPORT);

  private PurchasesKinds() {}
}
