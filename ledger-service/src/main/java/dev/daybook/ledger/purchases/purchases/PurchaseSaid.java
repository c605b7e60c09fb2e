package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.purchases.purchases.PurchaseFaults.refuseUnlessMoney;
import static dev.daybook.ledger.purchases.purchases.PurchaseFaults.refuseUnlessThere;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.Purchase;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.purchases.Moment;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** All that somebody wants a purchase to say from now on. */
record PurchaseSaid(
    String productName,
    BigDecimal price,
    CurrencyUnit currency,
    @Nullable RetailerId retailerId,
    @Nullable BrandId brandId,
    PurchaseStatus status,
    LocalDate purchaseDate,
    @Nullable String notes) {

  /** An edit that changes nothing is not written down, and no time of it either. */
  Decision insteadOf(Purchase before, Known known, Moment moment) {
    return refuseUnlessMoney(price, currency)
        .and(refuseUnlessThere(known, retailerId, brandId))
        .elseDecide(
            () -> {
              var after = purchase(before, moment);
              return after.saysTheSameAs(before) ? accept() : accept(new PurchaseEdited(after));
            });
  }

  private Purchase purchase(Purchase before, Moment moment) {
    return new Purchase(
        before.id(),
        productName,
        Money.of(price, currency).amount(),
        currency.code(),
        retailerId,
        brandId,
        status,
        purchaseDate,
        notes,
        before.createdAt(),
        moment.time());
  }
}
