package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.noFaults;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseRow;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import dev.daybook.ledger.purchases.warranties.WarrantyTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Something was bought; its warranty, if it comes with one, is written down in the same step. */
public final class RecordPurchase implements Slice<RecordPurchase.Asked> {

  public record Body(
      @NotBlank @MaxLength(300) @Example("Washing machine") String productName,
      @Describe("0 or more, with no more decimals than the currency has.")
          @NotNegative
          @Example("649.00")
          BigDecimal price,
      @Nullable @Describe("The tenant's, unless said otherwise.") Currency currencyCode,
      @Nullable @Describe("Where it was bought.") RetailerId retailerId,
      @Nullable @Describe("Whose product it is.") BrandId brandId,
      @Nullable @Describe("ORDERED, unless said otherwise.") PurchaseStatus status,
      @Describe("The day that it was bought on.") @Example("2026-01-15") LocalDate purchaseDate,
      @Nullable @NotBlank @MaxLength(2000) String notes,
      @Nullable @Describe("The warranty that it comes with.") WarrantyTerms warranty) {}

  /**
   * @param warrantyId of the warranty, if the body has one
   * @param base the currency where the body names none
   */
  public record Asked(PurchaseId id, WarrantyId warrantyId, Currency base, Moment moment, Body body)
      implements Command {}

  @Override
  public String name() {
    return "purchases.record-purchase";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PURCHASE, c.id(), bought -> PurchaseRow.of(bought, c.moment().day()));
  }

  /** What it names, however many purchases there are. */
  @Override
  public Reads boundary(Asked c) {
    return PurchaseSaid.named(c.body().retailerId(), c.body().brandId());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var said = said(c.body(), c.base());
    var terms = c.body().warranty();
    var time = c.moment().time();
    return said.faults(known)
        .and(terms == null ? noFaults() : terms.faults("warranty."))
        .elseDecide(
            () -> {
              var recorded = new PurchaseRecorded(said.purchase(c.id(), time, time));
              return terms == null
                  ? accept(recorded)
                  : accept(recorded, new WarrantyAdded(terms.of(c.warrantyId(), c.id())));
            });
  }

  private static PurchaseSaid said(Body body, Currency base) {
    return new PurchaseSaid(
        body.productName(),
        body.price(),
        CurrencyUnit.ofTable(requireNonNullElse(body.currencyCode(), base)),
        body.retailerId(),
        body.brandId(),
        requireNonNullElse(body.status(), PurchaseStatus.ORDERED),
        body.purchaseDate(),
        body.notes());
  }
}
