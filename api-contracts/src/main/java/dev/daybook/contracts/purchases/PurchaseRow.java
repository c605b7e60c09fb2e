package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A purchase with its warranty, and how that stands on a day. */
public record PurchaseRow(
    PurchaseId id,
    String productName,
    @Describe("0 or more, with all decimals of its currency.") BigDecimal price,
    @Describe("ISO 4217.") Currency currencyCode,
    @Nullable @Describe("Where it was bought; null if that is not said.") RetailerId retailerId,
    @Nullable @Describe("Whose product it is; null if that is not said.") BrandId brandId,
    PurchaseStatus status,
    @Describe("The day that it was bought on.") LocalDate purchaseDate,
    @Nullable @Describe("Null if there are none.") String notes,
    @Describe("When it was recorded.") Instant createdAt,
    @Describe("When it was recorded or edited last; that of its warranty does not count.")
        Instant updatedAt,
    @Nullable @Describe("Null if it has none.") WarrantyRow warranty) {

  public static PurchaseRow of(Bought bought, LocalDate day) {
    var purchase = bought.purchase();
    var warranty = bought.warranty();
    return new PurchaseRow(
        purchase.id(),
        purchase.productName(),
        purchase.price(),
        purchase.currencyCode(),
        purchase.retailerId(),
        purchase.brandId(),
        purchase.status(),
        purchase.purchaseDate(),
        purchase.notes(),
        purchase.createdAt(),
        purchase.updatedAt(),
        warranty == null ? null : WarrantyRow.of(warranty, day));
  }

  /** The day since which its warranty is expired, though nobody changed it then; null if not. */
  public @Nullable LocalDate expiredSince() {
    return warranty == null ? null : warranty.expiredSince();
  }
}
