package dev.daybook.ledger.community.periods;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.accounting.community.EntryDays;
import dev.daybook.contracts.community.CommunityRejection.DatesReversed;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.CommunityRejection.EntriesOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.periods.EditPeriod.State;
import dev.daybook.ledger.platform.slice.ViewedSliceSpec;
import dev.daybook.projections.Entry;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditPeriodSpec {

  private static final Period FIRST_QUARTER = open(Q1, "2026 Q1", NEW_YEAR);
  private static final Period SECOND = open(Q2, "Second", NEW_YEAR);
  private static final LocalDate LAST_OF_2025 = NEW_YEAR.minusDays(1);
  private static final EntryDays JANUARY = new EntryDays(NEW_YEAR, NEW_YEAR.plusDays(30));

  private final ViewedSliceSpec<EditPeriod.Asked, EditPeriod.State> spec =
      new ViewedSliceSpec<>(new EditPeriod(), CommunityKinds.ALL);

  @Test
  void whatWasNeverOpenedIsUnknown() {
    spec.given(new State(null, List.of(SECOND), null))
        .when(rename("Winter"))
        .ofVersion(0)
        .thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void aClosedPeriodKeepsItsNameAndItsDays() {
    var closed =
        new Period(
            Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, PeriodStatus.CLOSED, null, END_OF_MARCH);

    spec.given(of(closed, null))
        .when(rename("Winter"))
        .thenRefused(new PeriodIsClosed(Q1, "2026 Q1"));
  }

  @Test
  void aPeriodIsCalledSomethingElse() {
    spec.given(of(FIRST_QUARTER, JANUARY))
        .when(rename("Winter"))
        .ofVersion(7)
        .then(new PeriodEdited(Q1, "Winter", NEW_YEAR, END_OF_MARCH))
        .answering(open(Q1, "Winter", NEW_YEAR));
  }

  @Test
  void aPeriodGetsOtherDays() {
    spec.given(of(FIRST_QUARTER, JANUARY))
        .when(move(null, NEW_YEAR.plusDays(30)))
        .then(new PeriodEdited(Q1, "2026 Q1", NEW_YEAR, NEW_YEAR.plusDays(30)));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(of(FIRST_QUARTER, JANUARY))
        .when(new EditPeriod.Asked(Q1, "2026 Q1", NEW_YEAR, null))
        .then()
        .answering(FIRST_QUARTER);
  }

  @Test
  void aNameIsTakenInAnySpelling() {
    spec.given(of(FIRST_QUARTER, null))
        .when(rename("SECOND"))
        .thenRefused(new DuplicatePeriodName("SECOND", 2026));
  }

  @Test
  void aPeriodMayBeSpelledOtherwiseItself() {
    spec.given(of(FIRST_QUARTER, null)).when(rename("2026 q1")).thenAccepted();
  }

  @Test
  void aNameIsTakenOnlyInTheYearThatTheOtherStartsIn() {
    spec.given(of(FIRST_QUARTER, null))
        .when(new EditPeriod.Asked(Q1, "Second", LAST_OF_2025, null))
        .thenAccepted();
  }

  @Test
  void whoMovesIntoAnotherYearMeetsTheNamesThere() {
    var last = open(Q2, "2026 q1", NEW_YEAR.minusYears(1));

    spec.given(new State(new Entry<>(FIRST_QUARTER, 1, 7), List.of(FIRST_QUARTER, last), null))
        .when(move(LAST_OF_2025, null))
        .thenRefused(new DuplicatePeriodName("2026 Q1", 2025));
  }

  @Test
  void aPeriodDoesNotEndBeforeItStarts() {
    var day = END_OF_MARCH.plusDays(1);
    spec.given(of(FIRST_QUARTER, null))
        .when(move(day, null))
        .thenRefused(new DatesReversed(day, END_OF_MARCH));
    spec.given(of(FIRST_QUARTER, null)).when(move(END_OF_MARCH, null)).thenAccepted();
  }

  @Test
  void allEntriesStayWithin() {
    spec.given(of(FIRST_QUARTER, JANUARY))
        .when(move(NEW_YEAR.plusDays(1), null))
        .thenRefused(new EntriesOutsidePeriod(JANUARY.first(), JANUARY.last()));
    spec.given(of(FIRST_QUARTER, JANUARY))
        .when(move(null, NEW_YEAR.plusDays(29)))
        .thenRefused(new EntriesOutsidePeriod(JANUARY.first(), JANUARY.last()));
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    spec.given(of(FIRST_QUARTER, JANUARY))
        .when(new EditPeriod.Asked(Q1, "second", END_OF_MARCH.plusDays(1), null))
        .thenRefused(
            new DuplicatePeriodName("second", 2026),
            new DatesReversed(END_OF_MARCH.plusDays(1), END_OF_MARCH),
            new EntriesOutsidePeriod(JANUARY.first(), JANUARY.last()));
  }

  @Test
  void itDependsOnThePeriodsEntriesAndOnTheNamesOfAll() {
    spec.given(of(FIRST_QUARTER, null))
        .when(rename("Winter"))
        .dependingOn(
            contributed("1.00"),
            spent("1.00"),
            charged("1.00"),
            metered("0", "1"),
            closed(),
            new PeriodEdited(Q2, "Winter", NEW_YEAR, END_OF_MARCH))
        .regardlessOf(ada(), flat(), securityOfTheNextPeriod());
  }

  private static EditPeriod.Asked rename(String name) {
    return new EditPeriod.Asked(Q1, name, null, null);
  }

  private static EditPeriod.Asked move(@Nullable LocalDate start, @Nullable LocalDate end) {
    return new EditPeriod.Asked(Q1, null, start, end);
  }

  private static State of(Period period, @Nullable EntryDays days) {
    return new State(new Entry<>(period, 1, 7), List.of(period, SECOND), days);
  }

  private static Period open(PeriodId id, String name, LocalDate start) {
    return new Period(id, name, start, END_OF_MARCH, EUROS, PeriodStatus.OPEN, null, null);
  }
}
