package dev.daybook.ledger.community.voidreading;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchReading;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ReadingVoided;
import dev.daybook.contracts.community.VoidReading;
import dev.daybook.ledger.community.voidreading.VoidReadingSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import org.junit.jupiter.api.Test;

class VoidReadingSpec {

  private final SliceSpec<VoidReading, CommunityEvent, State> spec =
      new SliceSpec<>(new VoidReadingSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given(opened()).when(new VoidReading(METER)).thenRefused(new NoSuchReading(METER));
  }

  @Test
  void aReadingIsVoidedInAnOpenPeriod() {
    spec.given(opened(), metered("1", "2"))
        .when(new VoidReading(METER))
        .then(new ReadingVoided(METER, Q1))
        .answering(null);
  }

  @Test
  void aClosedPeriodTakesNoVoid() {
    spec.given(opened(), metered("1", "2"), closed())
        .when(new VoidReading(METER))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void nothingIsVoidedTwice() {
    spec.given(opened(), metered("1", "2"), new ReadingVoided(METER, Q1))
        .when(new VoidReading(METER))
        .thenRefused(new NoSuchReading(METER));
  }
}
