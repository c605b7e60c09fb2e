package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseRow;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.RetailerId;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A purchase reads like this from now on, whatever it said before; its warranty stays. */
public final class ReplacePurchase implements Slice<ReplacePurchase.Asked> {

  /** What is left out is as if it were recorded anew. */
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
      @Nullable @NotBlank @MaxLength(2000) String notes) {}

  /**
   * @param base the currency where the body names none
   */
  public record Asked(PurchaseId id, Currency base, Moment moment, Body body) implements Command {}

  @Override
  public String name() {
    return "purchases.replace-purchase";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PURCHASE, c.id(), bought -> PurchaseRow.of(bought, c.moment().day()));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PURCHASE, c.id())
        .and(PurchaseSaid.named(c.body().retailerId(), c.body().brandId()));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(PURCHASE, c.id());
    if (before == null) {
      return refuse(new NoSuch(PURCHASE.noun(), c.id()));
    }
    var body = c.body();
    return new PurchaseSaid(
            body.productName(),
            body.price(),
            CurrencyUnit.ofTable(requireNonNullElse(body.currencyCode(), c.base())),
            body.retailerId(),
            body.brandId(),
            requireNonNullElse(body.status(), PurchaseStatus.ORDERED),
            body.purchaseDate(),
            body.notes())
        .insteadOf(before.purchase(), known, c.moment());
  }
}
