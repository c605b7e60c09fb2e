package dev.daybook.ledger.community.reopenperiod;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsOpen;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.community.ReopenPeriod;
import dev.daybook.ledger.community.reopenperiod.ReopenPeriodSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import org.junit.jupiter.api.Test;

class ReopenPeriodSpec {

  private static final ReopenPeriod REOPEN = new ReopenPeriod(Q1, "a bill was missing");

  private final SliceSpec<ReopenPeriod, CommunityEvent, State> spec =
      new SliceSpec<>(new ReopenPeriodSlice(), CommunityEvents.TYPES);

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
            new PeriodView(
                Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, PeriodStatus.OPEN, null, null));
  }

  @Test
  void anOpenPeriodIsNotReopened() {
    spec.given(opened()).when(REOPEN).thenRefused(new PeriodIsOpen(Q1));
  }
}
