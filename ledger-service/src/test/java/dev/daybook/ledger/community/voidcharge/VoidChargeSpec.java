package dev.daybook.ledger.community.voidcharge;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.ChargeVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchCharge;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.VoidCharge;
import dev.daybook.ledger.community.voidcharge.VoidChargeSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import org.junit.jupiter.api.Test;

class VoidChargeSpec {

  private static final VoidCharge VOID_KEY = new VoidCharge(KEY);
  private static final ChargeVoided VOIDED = new ChargeVoided(KEY, Q1);

  private final SliceSpec<VoidCharge, CommunityEvent, State> spec =
      new SliceSpec<>(new VoidChargeSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given().when(VOID_KEY).thenRefused(new NoSuchCharge(KEY));
  }

  @Test
  void aChargeIsVoided() {
    spec.given(opened(), ada(), charged("50.00")).when(VOID_KEY).then(VOIDED).answering(null);
  }

  @Test
  void nothingIsVoidedTwice() {
    spec.given(opened(), ada(), charged("50.00"), VOIDED)
        .when(VOID_KEY)
        .thenRefused(new NoSuchCharge(KEY));
  }

  @Test
  void aClosedPeriodKeepsWhatItHas() {
    spec.given(opened(), ada(), charged("50.00"), closed())
        .when(VOID_KEY)
        .thenRefused(new PeriodIsClosed(Q1));
  }
}
