package dev.daybook.ledger.purchases.files;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.ledger.platform.http.FaultCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as it stands in a file. What it names it calls by its name: ids of retailers and
 * brands mean nothing in another tenant.
 */
record FiledPurchase(
    @Nullable PurchaseId id,
    @NotBlank @MaxLength(300) String productName,
    @NotNegative BigDecimal price,
    @Nullable Currency currencyCode,
    @Nullable @NotBlank @MaxLength(100) String retailer,
    @Nullable @NotBlank @MaxLength(100) String brand,
    @Nullable PurchaseStatus status,
    LocalDate purchaseDate,
    @Nullable @NotBlank @MaxLength(2000) String notes,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable FiledWarranty warranty) {

  /** Its warranty; how it stands on a day is not in the file. */
  record FiledWarranty(
      @Nullable WarrantyId id,
      LocalDate warrantyStart,
      @Nullable LocalDate warrantyEnd,
      WarrantyType warrantyType,
      @Nullable @NotBlank @MaxLength(300) String provider,
      @Nullable @NotBlank @MaxLength(2000) String notes,
      @Nullable Instant voidedAt,
      @Nullable @NotBlank @MaxLength(2000) String voidReason) {

    /** What is missing of its voiding, if it has half of it. */
    List<Detail> halves() {
      if ((voidedAt == null) == (voidReason == null)) {
        return List.of();
      }
      var missing = voidedAt == null ? "warranty.voided_at" : "warranty.void_reason";
      return List.of(FaultCode.MISSING.at(missing, "is missing"));
    }

    static FiledWarranty of(Warranty warranty) {
      return new FiledWarranty(
          warranty.id(),
          warranty.warrantyStart(),
          warranty.warrantyEnd(),
          warranty.warrantyType(),
          warranty.provider(),
          warranty.notes(),
          warranty.voidedAt(),
          warranty.voidReason());
    }
  }

  static FiledPurchase of(Bought bought, Map<UUID, String> retailers, Map<UUID, String> brands) {
    var purchase = bought.purchase();
    var warranty = bought.warranty();
    return new FiledPurchase(
        purchase.id(),
        purchase.productName(),
        purchase.price(),
        purchase.currencyCode(),
        purchase.retailerId() == null ? null : retailers.get(purchase.retailerId().value()),
        purchase.brandId() == null ? null : brands.get(purchase.brandId().value()),
        purchase.status(),
        purchase.purchaseDate(),
        purchase.notes(),
        purchase.createdAt(),
        purchase.updatedAt(),
        warranty == null ? null : FiledWarranty.of(warranty));
  }
}
