package dev.daybook.ledger.community.editproperty;

import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.FLAT;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.flat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.EditProperty;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyStretch;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any edits in any order, against a calendar that is painted day by day. */
class PropertyHistoriesTest {

  private static final int HISTORIES = 2_000;
  private static final int EDITS = 12;
  private static final int DAYS = 10;
  private static final List<OwnerId> OWNERS = List.of(ADA, BEN);
  private static final List<String> WEIGHTS = List.of("62.5", "62.50", "1", "0.000001");

  private final long seed = Seed.of("histories of a property", 3);
  private final Random random = new Random(seed);
  private final EditPropertySlice slice = new EditPropertySlice();

  @Test
  void everyDayIsAsTheLatestWordForTheLatestDayUntilThenLeftIt() {
    for (int i = 0; i < HISTORIES; i++) {
      playThrough();
    }
  }

  private void playThrough() {
    var state = evolved(slice.initial(), List.of(ada(), flat()));
    var said = new ArrayList<EditProperty>();
    for (int i = 0; i < EDITS; i++) {
      var edit = anyEdit();
      var decision = (Decision.Accepted) slice.decide(edit, withOwner(state));
      state = evolved(state, decision.events().stream().map(CommunityEvent.class::cast).toList());
      said.add(edit);
      var view = slice.answer(edit, state);
      checkEveryDay(view, said);
      checkToday(view, edit.today());
      assertThat(decisionOf(edit, state)).as("said twice").isEmpty();
    }
  }

  private List<?> decisionOf(EditProperty edit, EditPropertySlice.State state) {
    return ((Decision.Accepted) slice.decide(edit, withOwner(state))).events();
  }

  /** Days long past or far ahead of all that is edited stand for those before and after. */
  private static void checkEveryDay(PropertyView view, List<EditProperty> said) {
    for (int day = -1; day <= DAYS; day++) {
      var on = NEW_YEAR.plusDays(day);
      assertThat(holds(view, on)).isEqualTo(painted(said, on));
    }
  }

  private static void checkToday(PropertyView view, LocalDate today) {
    var now = holds(view, today);
    assertThat(new Day(view.ownerId(), view.shareWeight(), view.active())).isEqualTo(now);
  }

  private record Day(OwnerId owner, BigDecimal weight, boolean active) {}

  private static Day holds(PropertyView view, LocalDate day) {
    var last =
        view.stretches().stream()
            .filter(stretch -> !startsAfter(stretch, day))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return new Day(last.ownerId(), last.shareWeight(), last.active());
  }

  private static boolean startsAfter(PropertyStretch stretch, LocalDate day) {
    var from = stretch.from();
    return from != null && from.isAfter(day);
  }

  /** From the first day to the one asked for, every word for each day, in the order of saying. */
  private static Day painted(List<EditProperty> said, LocalDate on) {
    var day = new Day(ADA, new BigDecimal("62.5"), true);
    for (var at = NEW_YEAR; !at.isAfter(on); at = at.plusDays(1)) {
      for (var edit : said) {
        if (at.equals(edit.from())) {
          day =
              new Day(
                  edit.ownerId() == null ? day.owner() : edit.ownerId(),
                  edit.shareWeight() == null
                      ? day.weight()
                      : edit.shareWeight().stripTrailingZeros(),
                  edit.active() == null ? day.active() : edit.active());
        }
      }
    }
    return day;
  }

  private EditProperty anyEdit() {
    return new EditProperty(
        FLAT,
        null,
        maybe(OWNERS),
        random.nextBoolean() ? null : new BigDecimal(any(WEIGHTS)),
        maybe(List.of(true, false)),
        NEW_YEAR.plusDays(random.nextInt(DAYS)),
        NEW_YEAR.plusDays(random.nextInt(DAYS)));
  }

  private <T> @Nullable T maybe(List<T> some) {
    return random.nextBoolean() ? null : any(some);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static EditPropertySlice.State withOwner(EditPropertySlice.State state) {
    return new EditPropertySlice.State(state.property(), true);
  }

  private EditPropertySlice.State evolved(
      EditPropertySlice.State state, List<? extends CommunityEvent> events) {
    for (var event : events) {
      state = slice.evolve(state, event);
    }
    return state;
  }
}
