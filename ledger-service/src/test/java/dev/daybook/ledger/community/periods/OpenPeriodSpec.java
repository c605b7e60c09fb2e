package dev.daybook.ledger.community.periods;

import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.*;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.Q3;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.CommunityRejection.DatesReversed;
import dev.daybook.contracts.community.CommunityRejection.DuplicatePeriodName;
import dev.daybook.contracts.community.CommunityRejection.HasSuccessor;
import dev.daybook.contracts.community.CommunityRejection.UnknownPreviousPeriod;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPeriodSpec {

  private static final PeriodId BESIDE = new PeriodId(new UUID(0x7000L, 4));

  private final SliceSpec<OpenPeriod.Asked> spec =
      new SliceSpec<>(new OpenPeriod(), CommunityKinds.ALL);

  @Test
  void aPeriodOpens() {
    spec.given()
        .when(open("2026 Q1", "2026-01-01", "2026-03-31"))
        .then(openedAgain("2026 Q1"))
        .answering(
            new Period(
                Q2, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, PeriodStatus.OPEN, null, null));
  }

  /** Closings name every owner, and nothing about them matters to who opens another period. */
  @Test
  void whatPeriodsAreCalledAndWhenTheyAreIsReadAndNothingElse() {
    spec.given(opened(), closed())
        .when(open("2026 Q2", "2026-04-01", "2026-06-30"))
        .reading(Reads.all(PERIOD, PeriodOpened.class, PeriodEdited.class))
        .thenAccepted();
  }

  @Test
  void aPeriodThatWasRenamedGaveItsNameFree() {
    spec.given(opened(), new PeriodEdited(Q1, "Winter", NEW_YEAR, END_OF_MARCH))
        .when(open("2026 Q1", "2026-04-01", "2026-06-30"))
        .thenAccepted();
  }

  @Test
  void whatIsContinuedMustBeThereAndBeFree() {
    spec.given()
        .when(open("2026 Q2", "2026-04-01", "2026-06-30", Q1))
        .thenRefused(new UnknownPreviousPeriod(Q1));
    spec.given(opened(), named(Q3, "2026 Q2", "2026-04-01", "2026-06-30", Q1))
        .when(open("2026 Q3", "2026-07-01", "2026-09-30", Q1))
        .thenRefused(new HasSuccessor("2026 Q1", Q3, "2026 Q2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026 Q1", "2026 q1", "  2026 Q1\t"})
  void aNameIsTakenInEverySpelling(String name) {
    spec.given(opened())
        .when(open(name, "2026-04-01", "2026-06-30"))
        .thenRefused(new DuplicatePeriodName(name, 2026));
  }

  @Test
  void anotherYearMayUseTheNameAgain() {
    spec.given(opened())
        .when(open("2026 Q1", "2027-01-01", "2027-03-31"))
        .then(
            new PeriodOpened(
                Q2,
                "2026 Q1",
                LocalDate.parse("2027-01-01"),
                LocalDate.parse("2027-03-31"),
                EUROS,
                Q1));
  }

  @Test
  void aPeriodDoesNotEndBeforeItStarts() {
    spec.given()
        .when(open("2026 Q1", "2026-01-01", "2025-12-31"))
        .thenRefused(new DatesReversed(NEW_YEAR, LocalDate.parse("2025-12-31")));
  }

  @Test
  void aPeriodOfOneDayIsAPeriod() {
    spec.given()
        .when(open("New Year", "2026-01-01", "2026-01-01"))
        .then(named(Q2, "New Year", "2026-01-01", "2026-01-01", null));
  }

  @Test
  void theLatestThatEndsBeforeIsContinuedAndNoEarlierOneInItsPlace() {
    var longAgo = named(Q3, "2025", "2025-01-01", "2025-12-31", null);
    var next = named(BESIDE, "2026 Q2", "2026-04-01", "2026-06-30", Q1);
    spec.given(longAgo, opened(), next)
        .when(open("Heating", "2026-05-01", "2026-12-31"))
        .then(named(Q2, "Heating", "2026-05-01", "2026-12-31", null));
    spec.given(longAgo, opened(), next)
        .when(open("2026 Q3", "2026-07-01", "2026-09-30"))
        .then(named(Q2, "2026 Q3", "2026-07-01", "2026-09-30", BESIDE));
  }

  /** Balances are carried forward, and what is written down is not multiplied. */
  @Test
  void aChainKeepsTheDecimalsThatItBeganWithWhateverTheTableSaysByNow() {
    var thirds = new CurrencyUnit(EUR, 3);
    spec.given(new PeriodOpened(Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, thirds, null))
        .when(open("2026 Q2", "2026-04-01", "2026-06-30"))
        .then(
            new PeriodOpened(
                Q2,
                "2026 Q2",
                LocalDate.parse("2026-04-01"),
                LocalDate.parse("2026-06-30"),
                thirds,
                Q1));
  }

  @Test
  void ofThoseThatEndOnOneDayOneThatIsNotContinuedYetIsContinued() {
    var free = named(Q3, "Heating", "2026-02-01", "2026-03-31", null);
    var next = named(BESIDE, "2026 Q2", "2026-04-01", "2026-06-30", Q1);
    spec.given(free, opened(), next)
        .when(open("Heating on", "2026-05-01", "2026-12-31"))
        .then(named(Q2, "Heating on", "2026-05-01", "2026-12-31", Q3));
    spec.given(free, opened())
        .when(open("2026 Q2", "2026-04-01", "2026-06-30"))
        .then(named(Q2, "2026 Q2", "2026-04-01", "2026-06-30", Q1));
  }

  private static PeriodOpened named(
      PeriodId id, String name, String start, String end, @Nullable PeriodId previous) {
    return new PeriodOpened(
        id, name, LocalDate.parse(start), LocalDate.parse(end), EUROS, previous);
  }

  private static OpenPeriod.Asked open(String name, String start, String end) {
    return open(name, start, end, null);
  }

  private static OpenPeriod.Asked open(
      String name, String start, String end, @Nullable PeriodId previous) {
    return new OpenPeriod.Asked(
        Q2, new OpenPeriod.Body(name, LocalDate.parse(start), LocalDate.parse(end), EUR, previous));
  }

  private static PeriodOpened openedAgain(String name) {
    return new PeriodOpened(Q2, name, NEW_YEAR, END_OF_MARCH, EUROS, null);
  }
}
