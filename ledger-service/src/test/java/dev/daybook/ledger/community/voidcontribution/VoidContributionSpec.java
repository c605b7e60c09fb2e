package dev.daybook.ledger.community.voidcontribution;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchContribution;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.VoidContribution;
import dev.daybook.ledger.community.voidcontribution.VoidContributionSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import org.junit.jupiter.api.Test;

class VoidContributionSpec {

  private static final VoidContribution VOID_FIRST = new VoidContribution(FIRST);

  private final SliceSpec<VoidContribution, CommunityEvent, State> spec =
      new SliceSpec<>(new VoidContributionSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given().when(VOID_FIRST).thenRefused(new NoSuchContribution(FIRST));
  }

  @Test
  void aContributionIsVoided() {
    spec.given(opened(), ada(), contributed("50.00"))
        .when(VOID_FIRST)
        .then(voided())
        .answering(null);
  }

  @Test
  void nothingIsVoidedTwice() {
    spec.given(opened(), ada(), contributed("50.00"), voided())
        .when(VOID_FIRST)
        .thenRefused(new NoSuchContribution(FIRST));
  }

  @Test
  void aClosedPeriodKeepsWhatItHas() {
    spec.given(opened(), ada(), contributed("50.00"), closed())
        .when(VOID_FIRST)
        .thenRefused(new PeriodIsClosed(Q1));
  }
}
