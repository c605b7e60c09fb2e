package dev.daybook.ledger.community.recordcharge;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.RecordCharge;
import dev.daybook.ledger.community.recordcharge.RecordChargeSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordChargeSpec {

  private final SliceSpec<RecordCharge, CommunityEvent, State> spec =
      new SliceSpec<>(new RecordChargeSlice(), CommunityEvents.TYPES);

  @Test
  void nobodyIsChargedInAPeriodThatIsNotThere() {
    spec.given().when(charge("15.00")).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void oneOwnerIsChargedInAnOpenPeriod() {
    spec.given(opened(), ada())
        .when(charge("15"))
        .then(charged("15.00"))
        .answering(
            new ChargeView(KEY, Q1, ADA, "A lost key", new BigDecimal("15.00"), EUR, NEW_YEAR));
  }

  @Test
  void aClosedPeriodTakesNothing() {
    spec.given(opened(), ada(), closed()).when(charge("15.00")).thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void aReopenedPeriodTakesEntriesAgain() {
    spec.given(opened(), ada(), closed(), reopened()).when(charge("15.00")).then(charged("15.00"));
  }

  @Test
  void theOwnerMustBeRegistered() {
    spec.given(opened(), ben())
        .when(charge("15.00"))
        .thenRefused(new UnknownOwner(ADA, "owner_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-12-31", "2026-04-01"})
  void aDayOutsideIsRefused(String day) {
    refused(
        "15.00", null, day, new DateOutsidePeriod(LocalDate.parse(day), NEW_YEAR, END_OF_MARCH));
  }

  @Test
  void anAmountHasNoMoreDecimalsThanItsCurrency() {
    refused("15.001", null, "2026-01-01", new TooManyDecimals(EUROS, "amount"));
  }

  @Test
  void anAmountHasALimit() {
    refused(
        "10000000000000.01", null, "2026-01-01", new AmountTooLarge("10000000000000.00", "amount"));
  }

  @Test
  void thePeriodsCurrencyMayBeNamedAndNoOther() {
    var usd = Currency.getInstance("USD");
    refused("15.00", usd, "2026-01-01", new CurrencyNotOfPeriod(usd, EUR));
    spec.given(opened(), ada()).when(charge("15.00", EUR, NEW_YEAR)).then(charged("15.00"));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    spec.given(opened())
        .when(charge("15.001", null, LocalDate.parse("2027-01-01")))
        .thenRefused(
            new DateOutsidePeriod(LocalDate.parse("2027-01-01"), NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(ADA, "owner_id"));
  }

  private void refused(String amount, @Nullable Currency currency, String day, Rejection reason) {
    spec.given(opened(), ada())
        .when(charge(amount, currency, LocalDate.parse(day)))
        .thenRefused(reason);
  }

  private static RecordCharge charge(String amount) {
    return charge(amount, null, NEW_YEAR);
  }

  private static RecordCharge charge(String amount, @Nullable Currency currency, LocalDate day) {
    return new RecordCharge(KEY, Q1, ADA, "A lost key", new BigDecimal(amount), currency, day);
  }
}
