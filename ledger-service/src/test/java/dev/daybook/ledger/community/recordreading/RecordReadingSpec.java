package dev.daybook.ledger.community.recordreading;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.MeterReversed;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownProperty;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.contracts.community.RecordReading;
import dev.daybook.ledger.community.recordreading.RecordReadingSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReadingSpec {

  private final SliceSpec<RecordReading, CommunityEvent, State> spec =
      new SliceSpec<>(new RecordReadingSlice(), CommunityEvents.TYPES);

  @Test
  void nothingIsRecordedInAPeriodThatIsNotThere() {
    spec.given(flat(), security()).when(reading("100", "112.5")).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void aReadingSaysWhatWasConsumed() {
    spec.given(opened(), flat(), security())
        .when(reading("100.50", "112.5"))
        .then(metered("100.5", "112.5"))
        .answering(
            new ReadingView(
                METER,
                Q1,
                FLAT,
                SECURITY,
                new BigDecimal("100.5"),
                new BigDecimal("112.5"),
                END_OF_MARCH,
                new BigDecimal("12")));
  }

  @Test
  void nothingMayHaveBeenConsumed() {
    spec.given(opened(), flat(), security()).when(reading("0", "0.0")).then(metered("0", "0"));
  }

  @Test
  void aClosedPeriodTakesNothingUntilItIsReopened() {
    spec.given(opened(), flat(), security(), closed())
        .when(reading("1", "2"))
        .thenRefused(new PeriodIsClosed(Q1));
    spec.given(opened(), flat(), security(), closed(), reopened())
        .when(reading("1", "2"))
        .then(metered("1", "2"));
  }

  @Test
  void aMeterDoesNotRunBackwards() {
    refused("2", "1.999999", new MeterReversed(new BigDecimal("2"), new BigDecimal("1.999999")));
  }

  @Test
  void aMeterHasSixDecimalsAtMost() {
    refused("0.0000001", "1", new NumberTooPrecise(6, "meter_start_reading"));
    refused("0", "1.0000001", new NumberTooPrecise(6, "meter_end_reading"));
  }

  @Test
  void aMeterHasALimitHoweverItIsWritten() {
    refused("0", "1e999999999", new NumberTooLarge("1000000000000", "meter_end_reading"));
    refused(
        "1000000000000.1",
        "1000000000000.1",
        new NumberTooLarge("1000000000000", "meter_start_reading"),
        new NumberTooLarge("1000000000000", "meter_end_reading"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-12-31", "2026-04-01"})
  void aDayOutsideIsRefused(String day) {
    var date = LocalDate.parse(day);
    spec.given(opened(), flat(), security())
        .when(reading("1", "2", date))
        .thenRefused(new DateOutsidePeriod(date, NEW_YEAR, END_OF_MARCH));
  }

  @Test
  void thePropertyMustBeRegistered() {
    spec.given(opened(), security()).when(reading("1", "2")).thenRefused(new UnknownProperty(FLAT));
  }

  @Test
  void theBudgetItemMustBeOneOfThePeriods() {
    var unknown = new UnknownBudgetItem(SECURITY);
    spec.given(opened(), flat()).when(reading("1", "2")).thenRefused(unknown);
    spec.given(opened(), flat(), securityOfTheNextPeriod())
        .when(reading("1", "2"))
        .thenRefused(unknown);
    spec.given(opened(), flat(), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(reading("1", "2"))
        .thenRefused(unknown);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var late = LocalDate.parse("2027-01-01");
    spec.given(opened())
        .when(reading("2", "1", late))
        .thenRefused(
            new DateOutsidePeriod(late, NEW_YEAR, END_OF_MARCH),
            new MeterReversed(new BigDecimal("2"), new BigDecimal("1")),
            new UnknownProperty(FLAT),
            new UnknownBudgetItem(SECURITY));
  }

  private void refused(String start, String end, Rejection... reasons) {
    spec.given(opened(), flat(), security()).when(reading(start, end)).thenRefused(reasons);
  }

  private static RecordReading reading(String start, String end) {
    return reading(start, end, END_OF_MARCH);
  }

  private static RecordReading reading(String start, String end, LocalDate date) {
    return new RecordReading(
        METER, Q1, FLAT, SECURITY, new BigDecimal(start), new BigDecimal(end), date);
  }
}
