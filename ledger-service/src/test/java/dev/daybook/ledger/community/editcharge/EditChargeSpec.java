package dev.daybook.ledger.community.editcharge;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.ChargeEdited;
import dev.daybook.contracts.community.ChargeVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchCharge;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.EditCharge;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.ledger.community.editcharge.EditChargeSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EditChargeSpec {

  private final SliceSpec<EditCharge, CommunityEvent, State> spec =
      new SliceSpec<>(new EditChargeSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given().when(amount("20.00")).thenRefused(new NoSuchCharge(KEY));
  }

  @Test
  void theEventCarriesTheWholeChargeAsItReadsNow() {
    spec.given(opened(), ada(), charged("15.00"))
        .when(amount("20"))
        .then(edited(ADA, "A lost key", "20.00", NEW_YEAR));
  }

  @Test
  void everythingMayChangeAtOnce() {
    var february = LocalDate.parse("2026-02-01");
    spec.given(opened(), ada(), ben(), charged("15.00"))
        .when(new EditCharge(KEY, BEN, "Two lost keys", new BigDecimal("30.00"), february))
        .then(edited(BEN, "Two lost keys", "30.00", february));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(opened(), ada(), charged("15.00")).when(amount("15")).then();
  }

  @Test
  void anotherOwnerMustBeRegistered() {
    var ben = new EditCharge(KEY, BEN, null, null, null);
    spec.given(opened(), ada(), charged("15.00"))
        .when(ben)
        .thenRefused(new UnknownOwner(BEN, "owner_id"));
    spec.given(opened(), ada(), ben(), charged("15.00"))
        .when(ben)
        .then(edited(BEN, "A lost key", "15.00", NEW_YEAR));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var day = LocalDate.parse("2027-01-01");
    spec.given(opened(), ada(), charged("15.00"))
        .when(new EditCharge(KEY, BEN, null, new BigDecimal("0.001"), day))
        .thenRefused(
            new DateOutsidePeriod(day, NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(BEN, "owner_id"));
  }

  @Test
  void aClosedPeriodTakesNoEdit() {
    spec.given(opened(), ada(), charged("15.00"), closed())
        .when(amount("20.00"))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void whatWasVoidedIsUnknown() {
    spec.given(opened(), ada(), charged("15.00"), new ChargeVoided(KEY, Q1))
        .when(amount("20.00"))
        .thenRefused(new NoSuchCharge(KEY));
  }

  private static EditCharge amount(String amount) {
    return new EditCharge(KEY, null, null, new BigDecimal(amount), null);
  }

  private static ChargeEdited edited(
      OwnerId owner, String description, String amount, LocalDate date) {
    return new ChargeEdited(KEY, Q1, owner, description, new BigDecimal(amount), EUR, date);
  }
}
