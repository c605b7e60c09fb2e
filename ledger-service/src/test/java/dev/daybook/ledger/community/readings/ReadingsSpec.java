package dev.daybook.ledger.community.readings;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.END_OF_MARCH;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.FLAT;
import static dev.daybook.ledger.community.Story.METER;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.Q2;
import static dev.daybook.ledger.community.Story.SECURITY;
import static dev.daybook.ledger.community.Story.flat;
import static dev.daybook.ledger.community.Story.metered;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.community.Story.reading;
import static dev.daybook.ledger.community.Story.security;
import static dev.daybook.ledger.community.Story.securityOfTheNextPeriod;
import static dev.daybook.ledger.platform.slice.Reads.beginning;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.MeterReversed;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownProperty;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent.ReadingEdited;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsSpec {

  private static final PropertyId CELLAR = new PropertyId(new UUID(1, 1));
  private static final BudgetItemId WATER = new BudgetItemId(new UUID(1, 2));

  private final SliceSpec<RecordReading.Asked> recording =
      new SliceSpec<>(new RecordReading(), CommunityKinds.ALL);
  private final SliceSpec<EditReading.Asked> editing =
      new SliceSpec<>(new EditReading(), CommunityKinds.ALL);

  @Test
  void aReadingSaysWhatWasConsumed() {
    assertThat(reading("100.5", "112.5").consumption()).isEqualTo("12");
    recording
        .given(opened(), flat(), security())
        .when(read("100.50", "112.5"))
        .reading(
            lifecycle(PERIOD, Q1)
                .and(beginning(PROPERTY, FLAT))
                .and(lifecycle(BUDGET_ITEM, SECURITY)))
        .then(metered("100.5", "112.5"))
        .answering(reading("100.5", "112.5"));
  }

  @Test
  void aReadingThatContradictsItselfIsNone() {
    var one = BigDecimal.ONE;
    assertThatThrownBy(
            () -> new Reading(METER, Q1, FLAT, SECURITY, one, one, END_OF_MARCH, BigDecimal.TWO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingMayHaveBeenConsumed() {
    recording.given(opened(), flat(), security()).when(read("0", "0.0")).then(metered("0", "0"));
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
    recording
        .given(opened(), flat(), security())
        .when(read("1", "2", date))
        .thenRefused(new DateOutsidePeriod(date, NEW_YEAR, END_OF_MARCH));
  }

  @Test
  void thePropertyMustBeRegistered() {
    recording
        .given(opened(), security())
        .when(read("1", "2"))
        .thenRefused(new UnknownProperty(FLAT));
  }

  @Test
  void theBudgetItemMustBeOneOfThePeriods() {
    var unknown = new UnknownBudgetItem(SECURITY);
    recording.given(opened(), flat()).when(read("1", "2")).thenRefused(unknown);
    recording
        .given(opened(), flat(), securityOfTheNextPeriod())
        .when(read("1", "2"))
        .thenRefused(unknown);
    recording
        .given(opened(), flat(), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(read("1", "2"))
        .thenRefused(unknown);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var late = LocalDate.parse("2027-01-01");
    recording
        .given(opened())
        .when(read("2", "1", late))
        .thenRefused(
            new DateOutsidePeriod(late, NEW_YEAR, END_OF_MARCH),
            new MeterReversed(new BigDecimal("2"), new BigDecimal("1")),
            new UnknownProperty(FLAT),
            new UnknownBudgetItem(SECURITY));
  }

  @Test
  void theEventOfAnEditCarriesTheWholeReadingAsItReadsNow() {
    editing
        .given(opened(), flat(), security(), metered("1", "2"))
        .when(meter(null, "3.50"))
        .reading(lifecycle(READING, METER).and(lifecycle(PERIOD, Q1)))
        .then(new ReadingEdited(reading("1", "3.5")))
        .answering(reading("1", "3.5"));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    editing
        .given(opened(), flat(), security(), metered("1", "2"))
        .when(edit(new EditReading.Body(FLAT, SECURITY, null, new BigDecimal("2.0"), END_OF_MARCH)))
        .then();
  }

  @Test
  void theMeterMayHaveBeenAnotherPropertysOrShareAnotherCost() {
    editing
        .given(opened(), flat(), cellar(), security(), water(Q1), metered("1", "2"))
        .when(of(CELLAR, WATER))
        .reading(
            lifecycle(READING, METER)
                .and(lifecycle(PERIOD, Q1))
                .and(beginning(PROPERTY, CELLAR))
                .and(lifecycle(BUDGET_ITEM, WATER)))
        .then(
            new ReadingEdited(
                new Reading(
                    METER, Q1, CELLAR, WATER, BigDecimal.ONE, BigDecimal.TWO, END_OF_MARCH)));
  }

  @Test
  void whatItIsOfMustBeThere() {
    editing
        .given(opened(), flat(), security(), metered("1", "2"))
        .when(of(CELLAR, WATER))
        .thenRefused(new UnknownProperty(CELLAR), new UnknownBudgetItem(WATER));
    editing
        .given(opened(), flat(), cellar(), security(), water(Q2), metered("1", "2"))
        .when(of(CELLAR, WATER))
        .thenRefused(new UnknownBudgetItem(WATER));
    editing
        .given(
            opened(),
            flat(),
            security(),
            water(Q1),
            new BudgetItemVoided(WATER, Q1),
            metered("1", "2"))
        .when(of(null, WATER))
        .thenRefused(new UnknownBudgetItem(WATER));
  }

  @Test
  void theNewReadingIsHeldToTheSameRules() {
    var late = LocalDate.parse("2026-04-01");
    editing
        .given(opened(), flat(), security(), metered("1", "2"))
        .when(edit(new EditReading.Body(null, null, new BigDecimal("2.0000001"), null, late)))
        .thenRefused(
            new DateOutsidePeriod(late, NEW_YEAR, END_OF_MARCH),
            new NumberTooPrecise(6, "meter_start_reading"),
            new MeterReversed(new BigDecimal("2.0000001"), new BigDecimal("2")));
  }

  private void refused(String start, String end, Rejection... reasons) {
    recording.given(opened(), flat(), security()).when(read(start, end)).thenRefused(reasons);
  }

  private static RecordReading.Asked read(String start, String end) {
    return read(start, end, END_OF_MARCH);
  }

  private static RecordReading.Asked read(String start, String end, LocalDate date) {
    return new RecordReading.Asked(
        METER,
        Q1,
        new RecordReading.Body(FLAT, SECURITY, new BigDecimal(start), new BigDecimal(end), date));
  }

  private static EditReading.Asked meter(@Nullable String start, @Nullable String end) {
    return edit(
        new EditReading.Body(
            null,
            null,
            start == null ? null : new BigDecimal(start),
            end == null ? null : new BigDecimal(end),
            null));
  }

  private static EditReading.Asked of(@Nullable PropertyId property, @Nullable BudgetItemId item) {
    return edit(new EditReading.Body(property, item, null, null, null));
  }

  private static EditReading.Asked edit(EditReading.Body body) {
    return new EditReading.Asked(METER, body);
  }

  private static PropertyRegistered cellar() {
    return new PropertyRegistered(CELLAR, "Cellar", ADA, BigDecimal.ONE, true);
  }

  private static BudgetItemAdded water(PeriodId period) {
    return new BudgetItemAdded(
        new BudgetItem(
            WATER,
            period,
            "WATER",
            new BigDecimal("1.00"),
            EUR,
            AllocationStrategy.USAGE_BASED,
            null));
  }
}
