package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.KEY;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.charged;
import static dev.daybook.ledger.community.Story.closed;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.ledger.platform.slice.SliceSpec;
import org.junit.jupiter.api.Test;

/** A charge stands for all entries here. */
class VoidEntrySpec {

  private static final VoidEntry.Asked<ChargeId> VOID_KEY = new VoidEntry.Asked<>(KEY);
  private static final ChargeVoided VOIDED = new ChargeVoided(KEY, Q1);

  private final SliceSpec<VoidEntry.Asked<ChargeId>> spec =
      new SliceSpec<>(
          new VoidEntry<>(CHARGE, "community.void-charge", ChargeVoided::new), CommunityKinds.ALL);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given().when(VOID_KEY).thenRefused(new NoSuchEntry("charge", KEY));
  }

  @Test
  void anEntryIsVoided() {
    spec.given(opened(), ada(), charged("50.00"))
        .when(VOID_KEY)
        .reading(lifecycle(CHARGE, KEY).and(lifecycle(PERIOD, Q1)))
        .then(VOIDED)
        .answering(null);
  }

  @Test
  void nothingIsVoidedTwice() {
    spec.given(opened(), ada(), charged("50.00"), VOIDED)
        .when(VOID_KEY)
        .thenRefused(new NoSuchEntry("charge", KEY));
  }

  @Test
  void aClosedPeriodKeepsWhatItHas() {
    spec.given(opened(), ada(), charged("50.00"), closed())
        .when(VOID_KEY)
        .thenRefused(new PeriodIsClosed(Q1, "2026 Q1"));
  }
}
