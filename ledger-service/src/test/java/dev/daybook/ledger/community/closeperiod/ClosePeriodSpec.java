package dev.daybook.ledger.community.closeperiod;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.ledger.community.closeperiod.ClosePeriodSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import org.junit.jupiter.api.Test;

class ClosePeriodSpec {

  private static final ClosePeriod CLOSE = new ClosePeriod(Q1, END_OF_MARCH, false);

  private final SliceSpec<ClosePeriod, CommunityEvent, State> spec =
      new SliceSpec<>(new ClosePeriodSlice(), CommunityEvents.TYPES);

  @Test
  void aPeriodThatIsNotThereIsUnknown() {
    spec.given().when(CLOSE).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void anOpenPeriodCloses() {
    spec.given(opened())
        .when(CLOSE)
        .then(new PeriodClosed(Q1, END_OF_MARCH, null))
        .answering(
            new PeriodView(
                Q1,
                "2026 Q1",
                NEW_YEAR,
                END_OF_MARCH,
                EUR,
                PeriodStatus.CLOSED,
                null,
                END_OF_MARCH));
  }

  @Test
  void aPeriodIsClosedOnce() {
    spec.given(opened(), closed()).when(CLOSE).thenRefused(new PeriodIsClosed(Q1));
  }
}
