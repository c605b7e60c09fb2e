package dev.daybook.ledger.community.properties;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.community.Story.*;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchProperty;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.TooManyChanges;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStretch;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditPropertySpec {

  private static final LocalDate TODAY = LocalDate.parse("2026-02-15");
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final BigDecimal WEIGHT = new BigDecimal("62.5");

  private final SliceSpec<EditProperty.Asked> spec =
      new SliceSpec<>(new EditProperty(), CommunityKinds.ALL);

  @Test
  void whatWasNeverRegisteredIsUnknown() {
    spec.given(ada()).when(label("Flat 1a")).thenRefused(new NoSuchProperty(FLAT));
  }

  @Test
  void aPropertyIsCalledSomethingElse() {
    spec.given(ada(), flat()).when(label("Flat 1a")).then(new PropertyRelabelled(FLAT, "Flat 1a"));
  }

  @Test
  void aPropertyIsSoldFromADayOnAndShownAsItIsToday() {
    spec.given(ada(), ben(), flat())
        .when(sell(BEN, MARCH))
        .reading(lifecycle(PROPERTY, FLAT).and(lifecycle(OWNER, BEN)))
        .then(sold(BEN, MARCH))
        .answering(
            new PropertyRow(
                FLAT,
                "Flat 1",
                ADA,
                WEIGHT,
                true,
                List.of(
                    new PropertyStretch(null, ADA, WEIGHT, true),
                    new PropertyStretch(MARCH, BEN, WEIGHT, true))));
  }

  @Test
  void anEarlierDayIsChangedLaterAndTheLaterDayStays() {
    spec.given(ada(), ben(), flat(), sold(BEN, MARCH))
        .when(edit(null, null, "70", false, NEW_YEAR))
        .then(new PropertyChanged(FLAT, NEW_YEAR, null, new BigDecimal("70"), false))
        .answering(
            new PropertyRow(
                FLAT,
                "Flat 1",
                ADA,
                new BigDecimal("70"),
                false,
                List.of(
                    new PropertyStretch(null, ADA, WEIGHT, true),
                    new PropertyStretch(NEW_YEAR, ADA, new BigDecimal("70"), false),
                    new PropertyStretch(MARCH, BEN, new BigDecimal("70"), false))));
  }

  @Test
  void aNewLabelAndANewOwnerAreTwoFacts() {
    spec.given(ada(), ben(), flat())
        .when(edit("Flat 1a", BEN, null, null, MARCH))
        .then(new PropertyRelabelled(FLAT, "Flat 1a"), sold(BEN, MARCH));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(ada(), ben(), flat()).when(edit(null, null, null, null, MARCH)).then();
    spec.given(ada(), ben(), flat()).when(edit("Flat 1", ADA, "62.50", true, null)).then();
    spec.given(ada(), ben(), flat(), sold(BEN, MARCH)).when(sell(BEN, MARCH)).then();
  }

  @Test
  void onlyWhatChangesTodayIsWrittenDown() {
    spec.given(ada(), ben(), flat())
        .when(edit("Flat 1", BEN, "62.5", true, null))
        .then(sold(BEN, TODAY));
  }

  @Test
  void whatIsSaidOfADayIsKeptBecauseAnEarlierOneMayChangeStill() {
    for (var day : List.of(NEW_YEAR, TODAY, MARCH)) {
      spec.given(ada(), ben(), flat()).when(sell(ADA, day)).then(sold(ADA, day));
      spec.given(ada(), ben(), flat(), sold(ADA, day)).when(sell(ADA, day)).then();
    }
  }

  @Test
  void theSameOwnerFromAnEarlierDayOnIsAChange() {
    spec.given(ada(), ben(), flat(), sold(BEN, MARCH)).when(sell(BEN, null)).then(sold(BEN, TODAY));
    spec.given(ada(), ben(), flat(), sold(BEN, MARCH))
        .when(sell(BEN, NEW_YEAR))
        .then(sold(BEN, NEW_YEAR));
  }

  @Test
  void thereAreOnlySoManyDaysOnWhichAPropertyChanges() {
    var history = new ArrayList<CommunityEvent>(List.of(ada(), ben(), flat()));
    for (int day = 1; day <= EditProperty.MAX_CHANGES; day++) {
      history.add(sold(BEN, NEW_YEAR.plusDays(day)));
    }
    var full = history.toArray(CommunityEvent[]::new);
    spec.given(full)
        .when(sell(ADA, NEW_YEAR))
        .thenRefused(new TooManyChanges(EditProperty.MAX_CHANGES));
    spec.given(full).when(sell(ADA, NEW_YEAR.plusDays(1))).then(sold(ADA, NEW_YEAR.plusDays(1)));
    spec.given(full).when(label("Flat 1a")).then(new PropertyRelabelled(FLAT, "Flat 1a"));
  }

  @Test
  void aNewOwnerMustBeRegistered() {
    spec.given(ada(), flat()).when(sell(BEN, MARCH)).thenRefused(new UnknownOwner(BEN, "owner_id"));
  }

  @Test
  void theNewWeightIsHeldToTheSameRules() {
    spec.given(ada(), flat())
        .when(edit(null, null, "0.0000001", null, MARCH))
        .thenRefused(new NumberTooPrecise(6, "share_weight"));
    spec.given(ada(), flat())
        .when(edit(null, BEN, "1000000001", null, MARCH))
        .thenRefused(
            new UnknownOwner(BEN, "owner_id"), new NumberTooLarge("1000000000", "share_weight"));
  }

  private static PropertyChanged sold(OwnerId to, LocalDate from) {
    return new PropertyChanged(FLAT, from, to, null, null);
  }

  private static EditProperty.Asked label(String label) {
    return edit(label, null, null, null, null);
  }

  private static EditProperty.Asked sell(OwnerId to, @Nullable LocalDate from) {
    return edit(null, to, null, null, from);
  }

  private static EditProperty.Asked edit(
      @Nullable String label,
      @Nullable OwnerId owner,
      @Nullable String weight,
      @Nullable Boolean active,
      @Nullable LocalDate from) {
    return new EditProperty.Asked(
        FLAT,
        new EditProperty.Body(
            label, owner, weight == null ? null : new BigDecimal(weight), active, from),
        TODAY);
  }
}
