package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.PurchasesRejection.TooLarge;
import dev.daybook.contracts.purchases.PurchasesRejection.TooManyDecimals;
import dev.daybook.contracts.purchases.PurchasesRejection.UnknownBrand;
import dev.daybook.contracts.purchases.PurchasesRejection.UnknownRetailer;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the price of a purchase, and what it names, is held to. */
public final class PurchaseFaults {

  /** What a purchase names; what it does not name is null. */
  static Reads named(@Nullable RetailerId retailer, @Nullable BrandId brand) {
    return lifecycle(RETAILER, retailer).and(lifecycle(BRAND, brand));
  }

  public static Decision.Reasons refuseUnlessMoney(BigDecimal price, CurrencyUnit currency) {
    return refuseIf(!Money.fits(price, currency), () -> new TooManyDecimals(currency))
        .and(!Money.withinEntry(price, currency), () -> new TooLarge(currency));
  }

  static Decision.Reasons refuseUnlessThere(
      Known known, @Nullable RetailerId retailer, @Nullable BrandId brand) {
    return refuseUnlessRetailer(known, retailer).and(refuseUnlessBrand(known, brand));
  }

  private static Decision.Reasons refuseUnlessRetailer(Known known, @Nullable RetailerId retailer) {
    return retailer == null
        ? Decision.noFaults()
        : refuseIf(known.find(RETAILER, retailer) == null, () -> new UnknownRetailer(retailer));
  }

  private static Decision.Reasons refuseUnlessBrand(Known known, @Nullable BrandId brand) {
    return brand == null
        ? Decision.noFaults()
        : refuseIf(known.find(BRAND, brand) == null, () -> new UnknownBrand(brand));
  }

  private PurchaseFaults() {}
}
