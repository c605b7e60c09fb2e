package dev.daybook.ledger.purchases.warranties;

import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.WarrantyEvent.WARRANTY;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.purchases.Basket.COVER;
import static dev.daybook.ledger.purchases.Basket.DAY;
import static dev.daybook.ledger.purchases.Basket.END;
import static dev.daybook.ledger.purchases.Basket.KETTLE;
import static dev.daybook.ledger.purchases.Basket.LATER;
import static dev.daybook.ledger.purchases.Basket.THEN;
import static dev.daybook.ledger.purchases.Basket.bought;
import static dev.daybook.ledger.purchases.Basket.cover;
import static dev.daybook.ledger.purchases.Basket.covered;
import static dev.daybook.ledger.purchases.Basket.voided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchasesRejection.EndMissing;
import dev.daybook.contracts.purchases.PurchasesRejection.EndsBeforeStart;
import dev.daybook.contracts.purchases.PurchasesRejection.HasWarranty;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.PurchasesRejection.WarrantyIsVoided;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.contracts.purchases.WarrantyStatus;
import dev.daybook.contracts.purchases.WarrantyType;
import dev.daybook.ledger.platform.slice.SliceSpec;
import dev.daybook.ledger.purchases.PurchasesKinds;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarrantiesSpec {

  private final SliceSpec<AddWarranty.Asked> adding =
      new SliceSpec<>(new AddWarranty(), PurchasesKinds.ALL);
  private final SliceSpec<ReplaceWarranty.Asked> replacing =
      new SliceSpec<>(new ReplaceWarranty(), PurchasesKinds.ALL);
  private final SliceSpec<VoidWarranty.Asked> voiding =
      new SliceSpec<>(new VoidWarranty(), PurchasesKinds.ALL);

  @Test
  void aPurchaseThatHasNoneGetsAWarranty() {
    adding
        .given(bought())
        .when(adding(END, WarrantyType.LIMITED))
        .reading(lifecycle(PURCHASE, KETTLE))
        .then(covered())
        .answering(WarrantyRow.of(cover(), THEN.day()));
  }

  @Test
  void aPurchaseHasOneWarrantyAtTheMostAndAVoidedOneIsOne() {
    adding
        .given(bought(), covered())
        .when(adding(END, WarrantyType.LIMITED))
        .thenRefused(new HasWarranty(KETTLE, COVER));
    adding
        .given(bought(), covered(), voided())
        .when(adding(END, WarrantyType.LIMITED))
        .thenRefused(new HasWarranty(KETTLE, COVER));
  }

  @Test
  void thereIsNoWarrantyWithoutAPurchase() {
    adding
        .given(bought(), new PurchaseDeleted(KETTLE))
        .when(adding(END, WarrantyType.LIMITED))
        .thenRefused(new NoSuch("purchase", KETTLE));
  }

  @Test
  void onlyOneForALifetimeHasNoEndAndNoneEndsBeforeItStarts() {
    var before = DAY.minusDays(1);
    for (var type : WarrantyType.values()) {
      adding.given(bought()).when(adding(DAY, type)).thenAccepted();
      adding
          .given(bought())
          .when(adding(before, type))
          .thenRefused(new EndsBeforeStart(DAY, before, "warranty_end"));
      if (type == WarrantyType.LIFETIME) {
        adding.given(bought()).when(adding(null, type)).thenAccepted();
      } else {
        adding
            .given(bought())
            .when(adding(null, type))
            .thenRefused(new EndMissing(type, "warranty_end"));
      }
    }
  }

  private static AddWarranty.Asked adding(@Nullable LocalDate end, WarrantyType type) {
    return new AddWarranty.Asked(
        KETTLE, COVER, THEN, new WarrantyTerms(DAY, end, type, "Acme", null));
  }

  @Test
  void aReplacementSaysAllOfIt() {
    replacing
        .given(bought(), covered())
        .when(replacing(null, WarrantyType.LIFETIME))
        .reading(lifecycle(WARRANTY, COVER))
        .then(new WarrantyEdited(cover(null, WarrantyType.LIFETIME)));
    replacing.given(bought(), covered()).when(replacing(END, WarrantyType.LIMITED)).then();
  }

  @Test
  void aVoidedOneStaysAsItIs() {
    replacing
        .given(bought(), covered(), voided())
        .when(replacing(END, WarrantyType.EXTENDED))
        .thenRefused(new WarrantyIsVoided(COVER));
    voiding
        .given(bought(), covered(), voided())
        .when(voiding())
        .thenRefused(new WarrantyIsVoided(COVER));
  }

  @Test
  void whatWasNeverThereOrIsGoneWithItsPurchaseIsUnknown() {
    var unknown = new NoSuch("warranty", COVER);
    replacing.given(bought()).when(replacing(END, WarrantyType.LIMITED)).thenRefused(unknown);
    voiding
        .given(bought(), covered(), new WarrantyRemoved(COVER, KETTLE), new PurchaseDeleted(KETTLE))
        .when(voiding())
        .thenRefused(unknown);
  }

  private static ReplaceWarranty.Asked replacing(@Nullable LocalDate end, WarrantyType type) {
    return new ReplaceWarranty.Asked(COVER, LATER, new WarrantyTerms(DAY, end, type, "Acme", null));
  }

  @Test
  void aWarrantyIsVoidedForAReason() {
    voiding
        .given(bought(), covered())
        .when(voiding())
        .reading(lifecycle(WARRANTY, COVER))
        .then(voided());
  }

  private static VoidWarranty.Asked voiding() {
    return new VoidWarranty.Asked(COVER, LATER, new VoidWarranty.Body("opened"));
  }

  @Test
  void howAWarrantyStandsDependsOnTheDay() {
    assertThat(cover().statusOn(END)).isEqualTo(WarrantyStatus.ACTIVE);
    assertThat(cover().statusOn(END.plusDays(1))).isEqualTo(WarrantyStatus.EXPIRED);
    assertThat(cover().statusOn(DAY.minusDays(1))).isEqualTo(WarrantyStatus.ACTIVE);
    assertThat(cover(null, WarrantyType.LIFETIME).statusOn(END.plusYears(500)))
        .isEqualTo(WarrantyStatus.ACTIVE);
  }
}
