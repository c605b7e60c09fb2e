package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.purchases.Bought;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A purchase says something else from now on. */
public final class EditPurchase implements Slice<EditPurchase.Asked> {

  /** What is left out stays as it is. */
  public record Body(
      @Nullable @NotBlank @MaxLength(300) String productName,
      @Nullable
          @Describe("0 or more, with no more decimals than the currency has.")
          @NotNegative
          @Example("599.00")
          BigDecimal price,
      @Nullable @Describe("The price must fit it.") Currency currencyCode,
      @Nullable @Describe("null: it is not said where it was bought.")
          Optional<RetailerId> retailerId,
      @Nullable @Describe("null: it is not said whose product it is.") Optional<BrandId> brandId,
      @Nullable PurchaseStatus status,
      @Nullable @Describe("The day that it was bought on.") LocalDate purchaseDate,
      @Nullable @NotBlank @MaxLength(2000) @Describe("null takes the notes away.")
          Optional<String> notes) {}

  public record Asked(PurchaseId id, Moment moment, Body body) implements Command {}

  @Override
  public String name() {
    return "purchases.edit-purchase";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PURCHASE, c.id(), bought -> PurchaseRow.of(bought, c.moment().day()));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PURCHASE, c.id(), before -> named(c, before));
  }

  /** What it names by then, be it newly or still. */
  private static Reads named(Asked c, Bought before) {
    return PurchaseSaid.named(
        changed(c.body().retailerId(), before.purchase().retailerId()),
        changed(c.body().brandId(), before.purchase().brandId()));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var bought = known.find(PURCHASE, c.id());
    if (bought == null) {
      return refuse(new NoSuch(PURCHASE.noun(), c.id()));
    }
    var before = bought.purchase();
    var body = c.body();
    return new PurchaseSaid(
            requireNonNullElse(body.productName(), before.productName()),
            requireNonNullElse(body.price(), before.price()),
            body.currencyCode() == null
                ? before.money().currency()
                : CurrencyUnit.ofTable(body.currencyCode()),
            changed(body.retailerId(), before.retailerId()),
            changed(body.brandId(), before.brandId()),
            requireNonNullElse(body.status(), before.status()),
            requireNonNullElse(body.purchaseDate(), before.purchaseDate()),
            changed(body.notes(), before.notes()))
        .insteadOf(before, known, c.moment());
  }

  /**
   * @param change null if nothing was said of it, empty if it goes
   */
  private static <T> @Nullable T changed(@Nullable Optional<T> change, @Nullable T before) {
    return change == null ? before : change.orElse(null);
  }
}
