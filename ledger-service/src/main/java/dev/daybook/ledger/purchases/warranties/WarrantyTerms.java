package dev.daybook.ledger.purchases.warranties;

import static dev.daybook.ledger.platform.slice.Decision.refuseIf;

import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchasesRejection.EndMissing;
import dev.daybook.contracts.purchases.PurchasesRejection.EndsBeforeStart;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.slice.Decision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** All that is said of a warranty. */
public record WarrantyTerms(
    @Describe("The first day that it covers.") @Example("2026-01-15") LocalDate warrantyStart,
    @Nullable
        @Describe(
            "The last day that it covers, not before the first; only one of the type LIFETIME may"
                + " have none.")
        @Example("2028-01-14")
        LocalDate warrantyEnd,
    WarrantyType warrantyType,
    @Nullable @NotBlank @MaxLength(300) @Describe("Who gives it.") String provider,
    @Nullable @NotBlank @MaxLength(2000) String notes) {

  /**
   * @param within where these stand in the request, such as {@code warranty.}
   */
  public Decision.Reasons faults(String within) {
    var field = within + "warranty_end";
    var end = warrantyEnd;
    return end == null
        ? refuseIf(warrantyType != WarrantyType.LIFETIME, () -> new EndMissing(warrantyType, field))
        : refuseIf(
            end.isBefore(warrantyStart), () -> new EndsBeforeStart(warrantyStart, end, field));
  }

  public Warranty of(WarrantyId id, PurchaseId purchase) {
    return new Warranty(
        id, purchase, warrantyStart, warrantyEnd, warrantyType, provider, notes, null, null);
  }
}
