package dev.daybook.ledger.community.charges;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.END_OF_MARCH;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.KEY;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.ben;
import static dev.daybook.ledger.community.Story.charge;
import static dev.daybook.ledger.community.Story.charged;
import static dev.daybook.ledger.community.Story.closed;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.community.Story.reopened;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChargesSpec {

  private static final Rejection NO_SUCH_CHARGE = new NoSuchEntry("charge", KEY);
  private static final VoidEntry.Asked<ChargeId> VOIDING = new VoidEntry.Asked<>(KEY);
  private static final ChargeVoided VOIDED = new ChargeVoided(KEY, Q1);

  private final SliceSpec<RecordCharge.Asked> recording =
      new SliceSpec<>(new RecordCharge(), CommunityKinds.ALL);
  private final SliceSpec<EditCharge.Asked> editing =
      new SliceSpec<>(new EditCharge(), CommunityKinds.ALL);
  private final SliceSpec<VoidEntry.Asked<ChargeId>> voiding =
      new SliceSpec<>(
          new VoidEntry<>(CHARGE, "community.void-charge", ChargeVoided::new), CommunityKinds.ALL);

  @Test
  void nobodyIsChargedInAPeriodThatIsNotThere() {
    recording.given().when(asking("15.00")).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void oneOwnerIsChargedInAnOpenPeriod() {
    recording
        .given(opened(), ada())
        .when(asking("15"))
        .then(charged("15.00"))
        .answering(charge("15.00"));
  }

  @Test
  void aClosedPeriodTakesNothingUntilItIsReopened() {
    recording
        .given(opened(), ada(), closed())
        .when(asking("15.00"))
        .thenRefused(new PeriodIsClosed(Q1));
    recording
        .given(opened(), ada(), closed(), reopened())
        .when(asking("15.00"))
        .then(charged("15.00"));
  }

  @Test
  void theOwnerMustBeRegistered() {
    recording
        .given(opened(), ben())
        .when(asking("15.00"))
        .thenRefused(new UnknownOwner(ADA, "owner_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-12-31", "2026-04-01"})
  void aDayOutsideIsRefused(String day) {
    refused(
        "15.00", null, day, new DateOutsidePeriod(LocalDate.parse(day), NEW_YEAR, END_OF_MARCH));
  }

  @Test
  void anAmountHasNoMoreDecimalsThanItsCurrencyAndALimit() {
    refused("15.001", null, "2026-01-01", new TooManyDecimals(EUR, "amount"));
    refused(
        "10000000000000.01", null, "2026-01-01", new AmountTooLarge("10000000000000.00", "amount"));
  }

  @Test
  void thePeriodsCurrencyMayBeNamedAndNoOther() {
    var usd = Currency.getInstance("USD");
    refused("15.00", usd, "2026-01-01", new CurrencyNotOfPeriod(usd, EUR));
    recording.given(opened(), ada()).when(asking("15.00", EUR, NEW_YEAR)).then(charged("15.00"));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var day = LocalDate.parse("2027-01-01");
    recording
        .given(opened())
        .when(asking("15.001", null, day))
        .thenRefused(
            new DateOutsidePeriod(day, NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUR, "amount"),
            new UnknownOwner(ADA, "owner_id"));
    editing
        .given(opened(), ada(), charged("15.00"))
        .when(changing(new EditCharge.Body(BEN, null, new BigDecimal("0.001"), day)))
        .thenRefused(
            new DateOutsidePeriod(day, NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUR, "amount"),
            new UnknownOwner(BEN, "owner_id"));
  }

  @Test
  void theEventOfAnEditCarriesTheWholeChargeAsItReadsNow() {
    editing
        .given(opened(), ada(), charged("15.00"))
        .when(changing("20"))
        .then(new ChargeEdited(charge("20.00")))
        .answering(charge("20.00"));
    var february = LocalDate.parse("2026-02-01");
    editing
        .given(opened(), ada(), ben(), charged("15.00"))
        .when(
            changing(new EditCharge.Body(BEN, "Two lost keys", new BigDecimal("30.00"), february)))
        .then(
            new ChargeEdited(
                new Charge(KEY, Q1, BEN, "Two lost keys", new BigDecimal("30.00"), EUR, february)));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    editing
        .given(opened(), ada(), charged("15.00"))
        .when(changing("15"))
        .then()
        .answering(charge("15.00"));
  }

  @Test
  void anotherOwnerMustBeRegistered() {
    var toBen = changing(new EditCharge.Body(BEN, null, null, null));
    editing
        .given(opened(), ada(), charged("15.00"))
        .when(toBen)
        .thenRefused(new UnknownOwner(BEN, "owner_id"));
  }

  @Test
  void aClosedPeriodKeepsWhatItHas() {
    editing
        .given(opened(), ada(), charged("15.00"), closed())
        .when(changing("20.00"))
        .thenRefused(new PeriodIsClosed(Q1));
    voiding
        .given(opened(), ada(), charged("15.00"), closed())
        .when(VOIDING)
        .thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void aChargeIsVoidedOnceAndUnknownThen() {
    voiding.given(opened(), ada(), charged("50.00")).when(VOIDING).then(VOIDED).answering(null);
    voiding
        .given(opened(), ada(), charged("50.00"), VOIDED)
        .when(VOIDING)
        .thenRefused(NO_SUCH_CHARGE);
    editing
        .given(opened(), ada(), charged("15.00"), VOIDED)
        .when(changing("20.00"))
        .thenRefused(NO_SUCH_CHARGE);
  }

  @Test
  void whatWasNeverRecordedIsUnknown() {
    voiding.given().when(VOIDING).thenRefused(NO_SUCH_CHARGE);
    editing.given().when(changing("20.00")).thenRefused(NO_SUCH_CHARGE);
  }

  private void refused(String amount, @Nullable Currency currency, String day, Rejection reason) {
    recording
        .given(opened(), ada())
        .when(asking(amount, currency, LocalDate.parse(day)))
        .thenRefused(reason);
  }

  private static RecordCharge.Asked asking(String amount) {
    return asking(amount, null, NEW_YEAR);
  }

  private static RecordCharge.Asked asking(
      String amount, @Nullable Currency currency, LocalDate day) {
    return new RecordCharge.Asked(
        KEY, Q1, new RecordCharge.Body(ADA, "A lost key", new BigDecimal(amount), currency, day));
  }

  private static EditCharge.Asked changing(String amount) {
    return changing(new EditCharge.Body(null, null, new BigDecimal(amount), null));
  }

  private static EditCharge.Asked changing(EditCharge.Body body) {
    return new EditCharge.Asked(KEY, body);
  }
}
