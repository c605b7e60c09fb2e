package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.purchases.Basket.ACME;
import static dev.daybook.ledger.purchases.Basket.COVER;
import static dev.daybook.ledger.purchases.Basket.DAY;
import static dev.daybook.ledger.purchases.Basket.END;
import static dev.daybook.ledger.purchases.Basket.EUR;
import static dev.daybook.ledger.purchases.Basket.KETTLE;
import static dev.daybook.ledger.purchases.Basket.LATER;
import static dev.daybook.ledger.purchases.Basket.SHOP;
import static dev.daybook.ledger.purchases.Basket.THEN;
import static dev.daybook.ledger.purchases.Basket.acme;
import static dev.daybook.ledger.purchases.Basket.bought;
import static dev.daybook.ledger.purchases.Basket.cover;
import static dev.daybook.ledger.purchases.Basket.covered;
import static dev.daybook.ledger.purchases.Basket.kettle;
import static dev.daybook.ledger.purchases.Basket.row;
import static dev.daybook.ledger.purchases.Basket.shop;
import static dev.daybook.ledger.purchases.Basket.voided;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseEdited;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseRecorded;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.PurchasesRejection.EndMissing;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.PurchasesRejection.TooLarge;
import dev.daybook.contracts.purchases.PurchasesRejection.TooManyDecimals;
import dev.daybook.contracts.purchases.PurchasesRejection.UnknownBrand;
import dev.daybook.contracts.purchases.PurchasesRejection.UnknownRetailer;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerRemoved;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.ledger.platform.slice.SliceSpec;
import dev.daybook.ledger.purchases.PurchasesKinds;
import dev.daybook.ledger.purchases.warranties.WarrantyTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PurchasesSpec {

  private static final CurrencyUnit EUROS = CurrencyUnit.ofTable(EUR);
  private static final Currency JPY = Currency.getInstance("JPY");

  private final SliceSpec<RecordPurchase.Asked> recording =
      new SliceSpec<>(new RecordPurchase(), PurchasesKinds.ALL);
  private final SliceSpec<ReplacePurchase.Asked> replacing =
      new SliceSpec<>(new ReplacePurchase(), PurchasesKinds.ALL);
  private final SliceSpec<EditPurchase.Asked> editing =
      new SliceSpec<>(new EditPurchase(), PurchasesKinds.ALL);
  private final SliceSpec<DeletePurchase.Asked> deleting =
      new SliceSpec<>(new DeletePurchase(), PurchasesKinds.ALL);

  @Test
  void aPurchaseIsRecordedAndNothingIsReadButWhatItNames() {
    recording
        .given(shop(), acme())
        .when(recording("39.9", null, null))
        .reading(lifecycle(RETAILER, SHOP).and(lifecycle(BRAND, ACME)))
        .then(bought())
        .answering(row(kettle("39.90", THEN), null, THEN));
  }

  @Test
  void itsWarrantyIsWrittenDownInTheSameStep() {
    recording
        .given(shop(), acme())
        .when(recording("39.90", null, terms(END, WarrantyType.LIMITED)))
        .then(bought(), covered())
        .answering(row(kettle("39.90", THEN), cover(), THEN));
  }

  @Test
  void neitherIsWrittenDownIfTheWarrantyIsNotAcceptable() {
    recording
        .given(shop(), acme())
        .when(recording("39.90", null, terms(null, WarrantyType.LIMITED)))
        .thenRefused(new EndMissing(WarrantyType.LIMITED, "warranty.warranty_end"));
  }

  @Test
  void aPriceIsInTheTenantsCurrencyUnlessSaidOtherwiseAndFitsIt() {
    recording
        .given(shop(), acme())
        .when(recording("39", JPY, null))
        .then(new PurchaseRecorded(kettle("39", JPY, SHOP, ACME, "blue", THEN)));
    recording
        .given(shop(), acme())
        .when(recording("39.5", JPY, null))
        .thenRefused(new TooManyDecimals(CurrencyUnit.ofTable(JPY)));
    recording.given(shop(), acme()).when(recording("0", null, null)).thenAccepted();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    recording
        .given(shop(), new RetailerRemoved(SHOP, "Corner shop"))
        .when(recording("10000000000000.001", null, terms(null, WarrantyType.OTHER)))
        .thenRefused(
            new TooManyDecimals(EUROS),
            new TooLarge(EUROS),
            new UnknownRetailer(SHOP),
            new UnknownBrand(ACME),
            new EndMissing(WarrantyType.OTHER, "warranty.warranty_end"));
  }

  private static RecordPurchase.Asked recording(
      String price, @Nullable Currency currency, @Nullable WarrantyTerms terms) {
    return new RecordPurchase.Asked(
        KETTLE,
        COVER,
        EUR,
        THEN,
        new RecordPurchase.Body(
            "Kettle",
            new BigDecimal(price),
            currency,
            SHOP,
            ACME,
            PurchaseStatus.RECEIVED,
            DAY,
            "blue",
            terms));
  }

  private static WarrantyTerms terms(@Nullable LocalDate end, WarrantyType type) {
    return new WarrantyTerms(DAY, end, type, "Acme", null);
  }

  @Test
  void aReplacementSaysAllOfItButTheWarrantyStays() {
    replacing
        .given(shop(), acme(), bought(), covered())
        .when(replacing())
        .reading(lifecycle(PURCHASE, KETTLE))
        .then(new PurchaseEdited(kettle("39.90", EUR, null, null, null, LATER)))
        .answering(row(kettle("39.90", EUR, null, null, null, LATER), cover(), LATER));
  }

  private static ReplacePurchase.Asked replacing() {
    return new ReplacePurchase.Asked(
        KETTLE,
        EUR,
        LATER,
        new ReplacePurchase.Body(
            "Kettle",
            new BigDecimal("39.90"),
            null,
            null,
            null,
            PurchaseStatus.RECEIVED,
            DAY,
            null));
  }

  @Test
  void anEditLeavesWhatItDoesNotName() {
    editing
        .given(shop(), acme(), bought(), covered(), voided())
        .when(editing(new BigDecimal("34.5"), null, null, null))
        .reading(
            lifecycle(PURCHASE, KETTLE).and(lifecycle(RETAILER, SHOP)).and(lifecycle(BRAND, ACME)))
        .then(new PurchaseEdited(kettle("34.50", LATER)));
  }

  @Test
  void anEditTakesAwayWhatIsNull() {
    editing
        .given(shop(), acme(), bought())
        .when(editing(null, null, Optional.empty(), Optional.empty()))
        .then(new PurchaseEdited(kettle("39.90", EUR, null, ACME, null, LATER)));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    editing
        .given(shop(), acme(), bought())
        .when(editing(new BigDecimal("39.9"), EUR, Optional.of(SHOP), Optional.of("blue")))
        .then()
        .answering(row(kettle("39.90", THEN), null, LATER));
  }

  @Test
  void anotherCurrencyMustFitThePriceThatStays() {
    editing
        .given(shop(), acme(), bought())
        .when(editing(null, JPY, null, null))
        .thenRefused(new TooManyDecimals(CurrencyUnit.ofTable(JPY)));
  }

  private static EditPurchase.Asked editing(
      @Nullable BigDecimal price,
      @Nullable Currency currency,
      @Nullable Optional<RetailerId> shop,
      @Nullable Optional<String> notes) {
    return new EditPurchase.Asked(
        KETTLE, LATER, new EditPurchase.Body(null, price, currency, shop, null, null, null, notes));
  }

  @Test
  void aPurchaseThatIsDeletedTakesItsWarrantyAlong() {
    deleting
        .given(shop(), acme(), bought(), covered())
        .when(new DeletePurchase.Asked(KETTLE))
        .reading(lifecycle(PURCHASE, KETTLE))
        .then(new WarrantyRemoved(COVER, KETTLE), new PurchaseDeleted(KETTLE))
        .answering(null);
    deleting
        .given(shop(), acme(), bought())
        .when(new DeletePurchase.Asked(KETTLE))
        .then(new PurchaseDeleted(KETTLE));
  }

  @Test
  void whatWasNeverRecordedOrIsDeletedIsUnknown() {
    var unknown = new NoSuch("purchase", KETTLE);
    var deleted = new PurchaseDeleted(KETTLE);
    deleting.given(bought(), deleted).when(new DeletePurchase.Asked(KETTLE)).thenRefused(unknown);
    editing.given().when(editing(null, null, null, null)).thenRefused(unknown);
    replacing.given(bought(), deleted).when(replacing()).thenRefused(unknown);
  }
}
