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
import dev.daybook.ledger.purchases.warranties.WarrantyTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
    @Nullable FiledWarranty warranty)
    implements Filed {

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

    WarrantyTerms terms() {
      return new WarrantyTerms(warrantyStart, warrantyEnd, warrantyType, provider, notes);
    }

    /** Whether it says all that a warranty says which was voided. */
    boolean saysTheSameAs(Warranty voided) {
      return voidedAt != null
          && voidReason != null
          && terms()
              .of(voided.id(), voided.purchaseId())
              .voided(Judging.exact(voidedAt), voidReason)
              .equals(voided);
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

  /** What is missing of the voiding of its warranty, if it has half of it. */
  Stream<Detail> halves() {
    if (warranty == null || (warranty.voidedAt() == null) == (warranty.voidReason() == null)) {
      return Stream.of();
    }
    var missing = warranty.voidedAt() == null ? "voided_at" : "void_reason";
    return Stream.of(FaultCode.MISSING.at("warranty." + missing, "is missing"));
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
