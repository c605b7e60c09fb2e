package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The warranty of a purchase. */
public record Warranty(
    WarrantyId id,
    PurchaseId purchaseId,
    @Describe("The first day that it covers.") LocalDate warrantyStart,
    @Nullable @Describe("The last day that it covers; null if it has no end.")
        LocalDate warrantyEnd,
    WarrantyType warrantyType,
    @Nullable @Describe("Who gives it; null if that is not said.") String provider,
    @Nullable @Describe("Null if there are none.") String notes,
    @Nullable @Describe("When it was voided; null while it is not.") Instant voidedAt,
    @Nullable @Describe("Why it was voided; null while it is not.") String voidReason) {

  public boolean hasBeenVoided() {
    return voidedAt != null;
  }

  /** How it stands on a day; it is voided from the moment on that somebody voids it. */
  public WarrantyStatus statusOn(LocalDate day) {
    if (hasBeenVoided()) {
      return WarrantyStatus.VOIDED;
    }
    return warrantyEnd != null && warrantyEnd.isBefore(day)
        ? WarrantyStatus.EXPIRED
        : WarrantyStatus.ACTIVE;
  }

  public Warranty voided(Instant at, String reason) {
    return new Warranty(
        id, purchaseId, warrantyStart, warrantyEnd, warrantyType, provider, notes, at, reason);
  }
}
