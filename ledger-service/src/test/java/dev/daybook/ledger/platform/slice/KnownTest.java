package dev.daybook.ledger.platform.slice;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.KEY;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.Q2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.Kinds;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.ledger.community.Story;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KnownTest {

  private final Known known =
      Known.NOTHING
          .with(
              Reads.lifecycle(CHARGE, KEY).and(Reads.beginning(OWNER, ADA)),
              Map.of(2L, Story.ada(), 3L, Story.charged("15.00")))
          .with(
              Reads.lifecycles(CHARGE, CommunityEvents.period(Q1)),
              Map.of(3L, Story.charged("15.00"), 4L, new ChargeEdited(Story.charge("16.00"))));

  @Test
  void aThingReadsAsItsEventsSayInTheirOrderHoweverOftenTheyWereRead() {
    assertThat(known.find(CHARGE, KEY)).isEqualTo(Story.charge("16.00"));
    assertThat(known.all(CHARGE, CommunityEvents.period(Q1)))
        .isEqualTo(Map.of(KEY, Story.charge("16.00")));
    assertThat(new Subject<>(CHARGE, KEY).version(known)).isEqualTo(4);
    assertThat(known.has(OWNER, ADA)).isTrue();
    assertThat(known.events(CHARGE)).hasSize(2);
  }

  @Test
  void howAllThingsReadIsKeptWithoutWhatHappenedToThemAndGoesOnFromThere() {
    var reads = Reads.all(PERIOD, PeriodOpened.class, PeriodEdited.class);
    var renamed = new PeriodEdited(Q1, "Winter", Story.NEW_YEAR, Story.END_OF_MARCH);
    var kept = Known.NOTHING.with(reads, Map.of(1L, Story.opened())).settled(PERIOD);
    var goneOn = kept.with(reads, Map.of(5L, renamed));

    assertThat(kept.events(PERIOD)).isEmpty();
    assertThat(kept.all(PERIOD, reads).values())
        .extracting(Period::name)
        .containsExactly("2026 Q1");
    assertThat(goneOn.all(PERIOD, reads).values())
        .extracting(Period::name)
        .containsExactly("Winter");
    assertThat(new Subject<>(PERIOD, Q1).version(kept)).isEqualTo(1);
    assertThat(new Subject<>(PERIOD, Q1).version(goneOn)).isEqualTo(5);
    isNotRead(() -> goneOn.find(PERIOD, Q1), "period " + Q1);
  }

  @Test
  void whatTheBoundaryDidNotReadCanNotBeAskedFor() {
    isNotRead(() -> known.find(PERIOD, Q1), "period " + Q1);
    isNotRead(() -> known.has(OWNER, BEN), "owner " + BEN);
    isNotRead(() -> known.find(OWNER, ADA), "owner " + ADA);
    isNotRead(() -> known.all(CHARGE, CommunityEvents.period(Q2)), "period:");
    isNotRead(() -> known.events(CLOSING), "period any");
    isNotRead(() -> known.all(PERIOD, Reads.all(PERIOD, PeriodOpened.class)), "period-opened");
  }

  private static void isNotRead(ThrowingCallable asking, String what) {
    assertThatThrownBy(asking)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the boundary did not read the")
        .hasMessageContaining(what);
  }

  @Test
  void anEventBelongsToExactlyOneKindOfThing() {
    assertThatThrownBy(() -> Kinds.of(CommunityEvent.class, CHARGE, OWNER, PERIOD))
        .hasMessageContaining("belongs to 0 kinds");
    assertThatThrownBy(() -> Kinds.of(CommunityEvent.class, OWNER, OWNER))
        .hasMessageContaining("belongs to 2 kinds");
  }

  @Test
  void anImpossibleHistoryIsACrash() {
    var edited = new ChargeEdited(Story.charge("16.00"));
    assertThatThrownBy(() -> CHARGE.after(null, edited)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> CHARGE.after(Story.charge("1.00"), Story.charged("1.00")))
        .isInstanceOf(IllegalStateException.class);
  }
}
