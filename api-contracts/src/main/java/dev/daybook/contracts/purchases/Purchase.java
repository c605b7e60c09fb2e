package dev.daybook.contracts.purchases;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A purchase, without its warranty: what its events carry. */
public record Purchase(
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
        Instant updatedAt) {

  public Money money() {
    return Money.written(price, currencyCode);
  }

  /** Whether it says the same, whenever that was said. */
  public boolean saysTheSameAs(Purchase other) {
    return equals(other.updatedAt(updatedAt));
  }

  private Purchase updatedAt(Instant time) {
    return new Purchase(
        id,
        productName,
        price,
        currencyCode,
        retailerId,
        brandId,
        status,
        purchaseDate,
        notes,
        createdAt,
        time);
  }
}
