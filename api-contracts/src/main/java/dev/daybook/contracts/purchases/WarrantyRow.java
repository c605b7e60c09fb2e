package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A warranty, and how it stands on a day. */
public record WarrantyRow(
    WarrantyId id,
    PurchaseId purchaseId,
    @Describe("The first day that it covers.") LocalDate warrantyStart,
    @Nullable @Describe("The last day that it covers; null if it has no end.")
        LocalDate warrantyEnd,
    WarrantyType warrantyType,
    @Describe("EXPIRED from the day after its end on, in UTC; a voided one is VOIDED and no more.")
        WarrantyStatus status,
    @Nullable @Describe("Who gives it; null if that is not said.") String provider,
    @Nullable @Describe("Null if there are none.") String notes,
    @Nullable @Describe("When it was voided; null while it is not.") Instant voidedAt,
    @Nullable @Describe("Why it was voided; null while it is not.") String voidReason) {

  public static WarrantyRow of(Warranty warranty, LocalDate day) {
    return new WarrantyRow(
        warranty.id(),
        warranty.purchaseId(),
        warranty.warrantyStart(),
        warranty.warrantyEnd(),
        warranty.warrantyType(),
        warranty.statusOn(day),
        warranty.provider(),
        warranty.notes(),
        warranty.voidedAt(),
        warranty.voidReason());
  }

  /** The day since which it is expired, though nobody changed it then; null if it is not. */
  public @Nullable LocalDate expiredSince() {
    return status == WarrantyStatus.EXPIRED && warrantyEnd != null ? warrantyEnd.plusDays(1) : null;
  }
}
