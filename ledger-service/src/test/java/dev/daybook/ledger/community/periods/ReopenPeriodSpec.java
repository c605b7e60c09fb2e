package dev.daybook.ledger.community.periods;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsOpen;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import org.junit.jupiter.api.Test;

class ReopenPeriodSpec {

  private static final ReopenPeriod.Asked REOPEN = new ReopenPeriod.Asked(Q1, "a bill was missing");

  private final SliceSpec<ReopenPeriod.Asked> spec =
      new SliceSpec<>(new ReopenPeriod(), CommunityKinds.ALL);

  @Test
  void aPeriodThatIsNotThereIsUnknown() {
    spec.given().when(REOPEN).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void aClosedPeriodReopensWithItsReason() {
    spec.given(opened(), closed())
        .when(REOPEN)
        .then(reopened())
        .answering(
            new Period(
                Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, PeriodStatus.OPEN, null, null));
  }

  @Test
  void anOpenPeriodIsNotReopened() {
    spec.given(opened()).when(REOPEN).thenRefused(new PeriodIsOpen(Q1, "2026 Q1"));
  }
}
