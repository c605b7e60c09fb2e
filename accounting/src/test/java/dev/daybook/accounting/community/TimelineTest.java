package dev.daybook.accounting.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStretch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final PropertyId FLAT = new PropertyId(new UUID(1, 1));
  private static final OwnerId ADA = new OwnerId(new UUID(2, 1));
  private static final OwnerId BEN = new OwnerId(new UUID(2, 2));
  private static final OwnerId CAT = new OwnerId(new UUID(2, 3));
  private static final BigDecimal ONE = new BigDecimal("1");
  private static final BigDecimal TWO = new BigDecimal("2");
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

  private static final PropertyRegistered REGISTERED =
      new PropertyRegistered(FLAT, "1A", ADA, ONE, true);

  @Test
  void whatIsGivenAtRegistrationHoldsFromAlways() {
    var timeline = Timeline.of(REGISTERED);

    assertThat(timeline.stretches()).containsExactly(stretch(null, ADA, ONE, true));
    assertThat(timeline.on(LocalDate.MIN)).isEqualTo(stretch(null, ADA, ONE, true));
  }

  @Test
  void aChangeHoldsFromItsDayOn() {
    var timeline = after(sold(BEN, MARCH));

    assertThat(timeline.stretches())
        .containsExactly(stretch(null, ADA, ONE, true), stretch(MARCH, BEN, ONE, true));
    assertThat(timeline.on(MARCH.minusDays(1)).ownerId()).isEqualTo(ADA);
    assertThat(timeline.on(MARCH).ownerId()).isEqualTo(BEN);
  }

  @Test
  void anEarlierSaleThatIsWrittenDownLaterStopsAtTheNextSale() {
    assertThat(after(sold(BEN, MARCH), sold(CAT, FEBRUARY)).stretches())
        .containsExactly(
            stretch(null, ADA, ONE, true),
            stretch(FEBRUARY, CAT, ONE, true),
            stretch(MARCH, BEN, ONE, true));
  }

  @Test
  void anEarlierSalePassesThroughADayThatOnlySetTheWeight() {
    assertThat(after(weighing(TWO, MARCH), sold(BEN, FEBRUARY)).stretches())
        .containsExactly(
            stretch(null, ADA, ONE, true),
            stretch(FEBRUARY, BEN, ONE, true),
            stretch(MARCH, BEN, TWO, true));
  }

  @Test
  void anEarlierSaleStopsAtADayThatSaidTheSameOwnerOnceMore() {
    assertThat(after(sold(ADA, MARCH), sold(BEN, FEBRUARY)).stretches())
        .containsExactly(
            stretch(null, ADA, ONE, true),
            stretch(FEBRUARY, BEN, ONE, true),
            stretch(MARCH, ADA, ONE, true));
  }

  @Test
  void ofTwoChangesForOneDayTheLastWordCountsFieldByField() {
    assertThat(after(sold(BEN, MARCH), weighing(TWO, MARCH), sold(CAT, MARCH)).stretches())
        .containsExactly(stretch(null, ADA, ONE, true), stretch(MARCH, CAT, TWO, true));
  }

  @Test
  void aPropertyRestsForAWhile() {
    var timeline = after(counting(true, MAY), counting(false, FEBRUARY));

    assertThat(timeline.on(JANUARY).active()).isTrue();
    assertThat(timeline.on(MARCH).active()).isFalse();
    assertThat(timeline.on(MAY).active()).isTrue();
  }

  @Test
  void itIsShownAsItIsToday() {
    var timeline = after(sold(BEN, FEBRUARY), sold(CAT, MAY));

    assertThat(timeline.view(FLAT, "1A", MARCH))
        .isEqualTo(new PropertyRow(FLAT, "1A", BEN, ONE, true, timeline.stretches()));
  }

  @Test
  void onEveryDayAndForEveryHistoryItIsWhatTheLastWordForTheLastDaySaid() {
    var random = new Random(Seed.of("timelines", 20_260_101));
    for (int i = 0; i < 5_000; i++) {
      var changes = IntStream.range(0, random.nextInt(12)).mapToObj(n -> any(random)).toList();
      var timeline = after(changes.toArray(PropertyChanged[]::new));
      for (int day = -1; day < 9; day++) {
        var on = JANUARY.plusDays(day);
        var holds = timeline.on(on);

        assertThat(holds.ownerId())
            .isEqualTo(last(changes, on, PropertyChanged::ownerId, REGISTERED.ownerId()));
        assertThat(holds.shareWeight())
            .isEqualTo(last(changes, on, PropertyChanged::shareWeight, REGISTERED.shareWeight()));
        assertThat(holds.active())
            .isEqualTo(last(changes, on, PropertyChanged::active, REGISTERED.active()));
      }
    }
  }

  /** Day after day, and of each day one change after the other. */
  private static <T> T last(
      List<PropertyChanged> changes,
      LocalDate on,
      Function<PropertyChanged, @Nullable T> field,
      T first) {
    var last = first;
    for (var day = JANUARY; !day.isAfter(on); day = day.plusDays(1)) {
      for (var change : changes) {
        var set = field.apply(change);
        if (change.from().equals(day) && set != null) {
          last = set;
        }
      }
    }
    return last;
  }

  private static PropertyChanged any(Random random) {
    return new PropertyChanged(
        FLAT,
        JANUARY.plusDays(random.nextInt(8)),
        random.nextBoolean() ? List.of(ADA, BEN, CAT).get(random.nextInt(3)) : null,
        random.nextInt(3) == 0 ? BigDecimal.valueOf(1 + random.nextInt(3)) : null,
        random.nextInt(3) == 0 ? random.nextBoolean() : null);
  }

  private static Timeline after(PropertyChanged... changes) {
    var timeline = Timeline.of(REGISTERED);
    for (var change : changes) {
      timeline = timeline.with(change);
    }
    return timeline;
  }

  private static PropertyChanged sold(OwnerId to, LocalDate from) {
    return new PropertyChanged(FLAT, from, to, null, null);
  }

  private static PropertyChanged weighing(BigDecimal weight, LocalDate from) {
    return new PropertyChanged(FLAT, from, null, weight, null);
  }

  private static PropertyChanged counting(boolean active, LocalDate from) {
    return new PropertyChanged(FLAT, from, null, null, active);
  }

  private static PropertyStretch stretch(
      @Nullable LocalDate from, OwnerId owner, BigDecimal weight, boolean active) {
    return new PropertyStretch(from, owner, weight, active);
  }
}
