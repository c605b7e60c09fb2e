package dev.daybook.ledger.purchases.lists;

import static dev.daybook.contracts.purchases.BrandEvent.BRAND;
import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.RetailerEvent.RETAILER;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;
import static dev.daybook.ledger.purchases.Basket.ACME;
import static dev.daybook.ledger.purchases.Basket.SHOP;
import static dev.daybook.ledger.purchases.Basket.THEN;
import static dev.daybook.ledger.purchases.Basket.acme;
import static dev.daybook.ledger.purchases.Basket.bought;
import static dev.daybook.ledger.purchases.Basket.shop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.PurchasesRejection.DuplicateName;
import dev.daybook.contracts.purchases.PurchasesRejection.InUse;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.PurchasesRejection.NotAWebAddress;
import dev.daybook.contracts.purchases.Retailer;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerRemoved;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.SliceSpec;
import dev.daybook.ledger.purchases.PurchasesKinds;
import dev.daybook.projections.Entry;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsSpec {

  private static final RetailerId OTHER = new RetailerId(new UUID(0, 9));

  private final SliceSpec<AddListed.Asked<RetailerId>> adding =
      new SliceSpec<>(new AddListed<>(Listed.RETAILERS), PurchasesKinds.ALL);
  private final SliceSpec<AddListed.Asked<BrandId>> addingBrands =
      new SliceSpec<>(new AddListed<>(Listed.BRANDS), PurchasesKinds.ALL);
  private final RemoveListed<RetailerId, Retailer> removing = new RemoveListed<>(Listed.RETAILERS);

  @Test
  void aRetailerIsAddedAndNothingIsReadButWhoHasItsName() {
    adding
        .given(acme())
        .when(adding("Acme", null))
        .reading(lifecycles(RETAILER, "retailer-name:acme"))
        .then(new RetailerAdded(new Retailer(OTHER, "Acme", null, THEN.time())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Corner shop", "CORNER SHOP", "  corner Shop "})
  void namesDifferInMoreThanTheirCase(String name) {
    adding
        .given(shop())
        .when(adding(name, null))
        .thenRefused(new DuplicateName("retailer", "Corner shop", SHOP));
  }

  @ParameterizedTest
  @CsvSource({
    "Straße, STRASSE",
    "Straße, STRAẞE",
    "Löffel, LO\u0308FFEL",
    "\u1FB7, \u03B1\u0345\u0342"
  })
  void namesDifferInMoreThanHowTheirLettersAreWritten(String name, String other) {
    adding
        .given(new RetailerAdded(new Retailer(SHOP, name, null, THEN.time())))
        .when(adding(other, null))
        .thenRefused(new DuplicateName("retailer", name, SHOP));
  }

  @Test
  void theNameOfOneThatWasRemovedIsFreeAgain() {
    adding
        .given(shop(), new RetailerRemoved(SHOP, "Corner shop"))
        .when(adding("Corner shop", null))
        .thenAccepted();
    addingBrands
        .given(acme())
        .when(new AddListed.Asked<>(ACME, THEN, new AddListed.Body("ACME", null)))
        .thenRefused(new DuplicateName("brand", "Acme", ACME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "javascript:alert(1)",
        "https:///path",
        "ftp://a.b",
        "https://a b",
        "https://ü..de"
      })
  void aWebAddressNamesAHost(String url) {
    adding.given().when(adding("Shop", url)).thenRefused(new NotAWebAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://bücher.example/neu", "HTTP://例え.テスト:8080", "https://shop.example"})
  void aHostMayHaveTheLettersOfAnyAlphabet(String url) {
    adding.given().when(adding("Shop", url)).thenAccepted();
  }

  private static AddListed.Asked<RetailerId> adding(String name, @Nullable String url) {
    return new AddListed.Asked<>(OTHER, THEN, new AddListed.Body(name, url));
  }

  @Test
  void oneThatNoPurchaseNamesIsRemoved() {
    assertThat(removing(shop().retailer(), 0))
        .isEqualTo(Decision.accept(new RetailerRemoved(SHOP, "Corner shop")));
    assertThat(removing(shop().retailer(), 2))
        .isEqualTo(Decision.refuse(new InUse("retailer", SHOP, 2)));
    assertThat(removing(null, 0)).isEqualTo(Decision.refuse(new NoSuch("retailer", SHOP)));
  }

  private Decision removing(@Nullable Retailer retailer, long purchases) {
    var entry = retailer == null ? null : new Entry<>(retailer, 1, 1);
    return removing.decide(
        new RemoveListed.Asked<>(SHOP), new RemoveListed.State<>(entry, purchases));
  }

  /** Whoever names it at the same time has decided on it, or is refused. */
  @Test
  void everyPurchaseThatNamesItLiesInTheBoundaryOfItsRemoval() {
    var boundary = removing.boundary(new RemoveListed.Asked<>(SHOP), new RemoveListed.State<>());
    var recording = PURCHASE.beginning();
    assertThat(boundary.contains(recording.name(), tags(recording, bought()))).isTrue();
    assertThat(boundary.contains(RETAILER.beginning().name(), tags(RETAILER.beginning(), shop())))
        .isTrue();
    assertThat(boundary.contains(BRAND.beginning().name(), tags(BRAND.beginning(), acme())))
        .isFalse();
  }

  private static <E extends Event> Set<String> tags(EventType<E> type, Event event) {
    return type.tags().apply(type.event().cast(event));
  }
}
