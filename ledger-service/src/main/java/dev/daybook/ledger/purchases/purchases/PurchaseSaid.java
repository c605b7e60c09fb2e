package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.PurchasesRejection.TooLarge;
import dev.daybook.contracts.purchases.PurchasesRejection.TooManyDecimals;
import dev.daybook.contracts.purchases.PurchasesRejection.UnknownBrand;
import dev.daybook.contracts.purchases.PurchasesRejection.UnknownRetailer;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** All that somebody wants a purchase to say, and what that is held to. */
public record PurchaseSaid(
    String productName,
    BigDecimal price,
    CurrencyUnit currency,
    @Nullable RetailerId retailerId,
    @Nullable BrandId brandId,
    PurchaseStatus status,
    LocalDate purchaseDate,
    @Nullable String notes) {

  /** What a purchase names; what it does not name is null. */
  static Reads named(@Nullable RetailerId retailer, @Nullable BrandId brand) {
    return lifecycle(RETAILER, retailer).and(lifecycle(BRAND, brand));
  }

  public static Decision.Reasons refuseUnlessMoney(BigDecimal price, CurrencyUnit currency) {
    return refuseIf(!Money.fits(price, currency), () -> new TooManyDecimals(currency))
        .and(!Money.withinEntry(price, currency), () -> new TooLarge(currency));
  }

  Decision.Reasons faults(Known known) {
    return refuseUnlessMoney(price, currency)
        .and(
            isUnknown(known, RETAILER, retailerId),
            () -> new UnknownRetailer(requireNonNull(retailerId)))
        .and(isUnknown(known, BRAND, brandId), () -> new UnknownBrand(requireNonNull(brandId)));
  }

  private static <I extends Id> boolean isUnknown(Known known, Kind<?, I, ?> kind, @Nullable I id) {
    return id != null && known.find(kind, id) == null;
  }

  /** An edit that changes nothing is not written down, and no time of it either. */
  Decision insteadOf(Purchase before, Known known, Moment moment) {
    return faults(known)
        .elseDecide(
            () -> {
              var after = purchase(before.id(), before.createdAt(), moment.time());
              return after.saysTheSameAs(before) ? accept() : accept(new PurchaseEdited(after));
            });
  }

  /** What was found to be without faults. */
  public Purchase purchase(PurchaseId id, Instant createdAt, Instant updatedAt) {
    return new Purchase(
        id,
        productName,
        Money.of(price, currency).amount(),
        currency.code(),
        retailerId,
        brandId,
        status,
        purchaseDate,
        notes,
        createdAt,
        updatedAt);
  }
}
