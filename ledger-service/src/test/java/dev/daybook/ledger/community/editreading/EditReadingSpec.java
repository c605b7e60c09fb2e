package dev.daybook.ledger.community.editreading;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.MeterReversed;
import dev.daybook.contracts.community.CommunityRejection.NoSuchReading;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownProperty;
import dev.daybook.contracts.community.EditReading;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRegistered;
import dev.daybook.contracts.community.ReadingEdited;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.contracts.community.ReadingVoided;
import dev.daybook.ledger.community.editreading.EditReadingSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditReadingSpec {

  private static final PropertyId CELLAR = new PropertyId(new UUID(1, 1));
  private static final BudgetItemId WATER = new BudgetItemId(new UUID(1, 2));

  private final SliceSpec<EditReading, CommunityEvent, State> spec =
      new SliceSpec<>(new EditReadingSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedOrWasVoidedIsUnknown() {
    spec.given(opened()).when(meter(null, "3")).thenRefused(new NoSuchReading(METER));
    spec.given(opened(), flat(), security(), metered("1", "2"), new ReadingVoided(METER, Q1))
        .when(meter(null, "3"))
        .thenRefused(new NoSuchReading(METER));
  }

  @Test
  void theEventCarriesTheWholeReadingAsItReadsNow() {
    spec.given(opened(), flat(), security(), metered("1", "2"))
        .when(meter(null, "3.50"))
        .then(edited(FLAT, SECURITY, "1", "3.5"))
        .answering(
            new ReadingView(
                METER,
                Q1,
                FLAT,
                SECURITY,
                new BigDecimal("1"),
                new BigDecimal("3.5"),
                END_OF_MARCH,
                new BigDecimal("2.5")));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(opened(), flat(), security(), metered("1", "2"))
        .when(new EditReading(METER, FLAT, SECURITY, null, new BigDecimal("2.0"), END_OF_MARCH))
        .then();
  }

  @Test
  void theMeterMayHaveBeenAnotherPropertysOrShareAnotherCost() {
    spec.given(opened(), flat(), cellar(), security(), water(Q1), metered("1", "2"))
        .when(of(CELLAR, WATER))
        .then(edited(CELLAR, WATER, "1", "2"));
  }

  @Test
  void whatItIsOfMustBeThere() {
    spec.given(opened(), flat(), security(), metered("1", "2"))
        .when(of(CELLAR, WATER))
        .thenRefused(new UnknownProperty(CELLAR), new UnknownBudgetItem(WATER));
    spec.given(opened(), flat(), cellar(), security(), water(Q2), metered("1", "2"))
        .when(of(CELLAR, WATER))
        .thenRefused(new UnknownBudgetItem(WATER));
    spec.given(
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
    spec.given(opened(), flat(), security(), metered("1", "2"))
        .when(new EditReading(METER, null, null, new BigDecimal("2.0000001"), null, late))
        .thenRefused(
            new DateOutsidePeriod(late, NEW_YEAR, END_OF_MARCH),
            new NumberTooPrecise(6, "meter_start_reading"),
            new MeterReversed(new BigDecimal("2.0000001"), new BigDecimal("2")));
  }

  @Test
  void aClosedPeriodTakesNoEdit() {
    spec.given(opened(), flat(), security(), metered("1", "2"), closed())
        .when(meter(null, "3"))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  private static PropertyRegistered cellar() {
    return new PropertyRegistered(CELLAR, "Cellar", ADA, BigDecimal.ONE, true);
  }

  private static BudgetItemAdded water(PeriodId period) {
    return new BudgetItemAdded(
        WATER, period, "WATER", new BigDecimal("1.00"), EUR, AllocationStrategy.USAGE_BASED, null);
  }

  private static ReadingEdited edited(
      PropertyId property, BudgetItemId item, String start, String end) {
    return new ReadingEdited(
        METER, Q1, property, item, new BigDecimal(start), new BigDecimal(end), END_OF_MARCH);
  }

  private static EditReading meter(@Nullable String start, @Nullable String end) {
    return new EditReading(
        METER,
        null,
        null,
        start == null ? null : new BigDecimal(start),
        end == null ? null : new BigDecimal(end),
        null);
  }

  private static EditReading of(@Nullable PropertyId property, @Nullable BudgetItemId item) {
    return new EditReading(METER, property, item, null, null, null);
  }
}
