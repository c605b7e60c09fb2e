package dev.daybook.ledger.community.recordcontribution;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.RecordContribution;
import dev.daybook.ledger.community.recordcontribution.RecordContributionSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordContributionSpec {

  private final SliceSpec<RecordContribution, CommunityEvent, State> spec =
      new SliceSpec<>(new RecordContributionSlice(), CommunityEvents.TYPES);

  @Test
  void nothingIsRecordedInAPeriodThatIsNotThere() {
    spec.given().when(contribution("50.00")).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void anOwnersMoneyIsRecordedInAnOpenPeriod() {
    spec.given(opened(), ada())
        .when(contribution("50"))
        .then(contributed("50.00"))
        .answering(
            new ContributionView(
                FIRST, Q1, ADA, new BigDecimal("50.00"), EUR, NEW_YEAR, "January"));
  }

  @Test
  void aClosedPeriodTakesNothing() {
    spec.given(opened(), ada(), closed())
        .when(contribution("50.00"))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void aReopenedPeriodTakesEntriesAgain() {
    spec.given(opened(), ada(), closed(), reopened())
        .when(contribution("50.00"))
        .then(contributed("50.00"));
  }

  @Test
  void theOwnerMustBeRegistered() {
    spec.given(opened(), ben())
        .when(contribution("50.00"))
        .thenRefused(new UnknownOwner(ADA, "owner_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-01", "2026-02-28", "2026-03-31"})
  void bothEndsOfThePeriodBelongToIt(String day) {
    spec.given(opened(), ada())
        .when(contribution("50.00", null, LocalDate.parse(day)))
        .answering(
            new ContributionView(
                FIRST, Q1, ADA, new BigDecimal("50.00"), EUR, LocalDate.parse(day), "January"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-12-31", "2026-04-01"})
  void aDayOutsideIsRefused(String day) {
    refused(
        "50.00", null, day, new DateOutsidePeriod(LocalDate.parse(day), NEW_YEAR, END_OF_MARCH));
  }

  @Test
  void anAmountHasNoMoreDecimalsThanItsCurrency() {
    refused("50.001", null, "2026-01-01", new TooManyDecimals(EUROS, "amount"));
  }

  @Test
  void anAmountHasALimitHoweverItIsWritten() {
    refused("1e999999999", null, "2026-01-01", new AmountTooLarge("10000000000000.00", "amount"));
  }

  @Test
  void thePeriodsCurrencyMayBeNamedAndNoOther() {
    var usd = Currency.getInstance("USD");
    refused("50.00", usd, "2026-01-01", new CurrencyNotOfPeriod(usd, EUR));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    spec.given(opened())
        .when(contribution("50.001", null, LocalDate.parse("2027-01-01")))
        .thenRefused(
            new DateOutsidePeriod(LocalDate.parse("2027-01-01"), NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(ADA, "owner_id"));
  }

  private void refused(String amount, @Nullable Currency currency, String day, Rejection reason) {
    spec.given(opened(), ada())
        .when(contribution(amount, currency, LocalDate.parse(day)))
        .thenRefused(reason);
  }

  private static RecordContribution contribution(String amount) {
    return contribution(amount, null, NEW_YEAR);
  }

  private static RecordContribution contribution(
      String amount, @Nullable Currency currency, LocalDate day) {
    return new RecordContribution(FIRST, Q1, ADA, new BigDecimal(amount), currency, day, "January");
  }
}
