package dev.daybook.ledger.community.properties;

import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.FLAT;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.ben;
import static dev.daybook.ledger.community.Story.flat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStretch;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final EditProperty slice = new EditProperty();

  @Test
  void everyDayIsAsTheLatestWordForTheLatestDayUntilThenLeftIt() {
    for (int i = 0; i < HISTORIES; i++) {
      playThrough();
    }
  }

  private void playThrough() {
    var history = new ArrayList<Event>(List.of(ada(), ben(), flat()));
    var said = new ArrayList<EditProperty.Asked>();
    for (int i = 0; i < EDITS; i++) {
      var edit = anyEdit();
      history.addAll(decided(edit, history));
      said.add(edit);
      var shown = slice.subject(edit).after(known(edit, history), List.of());
      var view = (PropertyRow) requireNonNull(shown);
      checkEveryDay(view, said);
      checkToday(view, edit.today());
      assertThat(decided(edit, history)).as("said twice").isEmpty();
    }
  }

  private List<Event> decided(EditProperty.Asked edit, List<Event> history) {
    return ((Decision.Accepted) slice.decide(edit, known(edit, history))).events();
  }

  private Known known(EditProperty.Asked edit, List<Event> history) {
    var events = new HashMap<Long, Event>();
    history.forEach(event -> events.put(events.size() + 1L, event));
    return Known.NOTHING.with(slice.boundary(edit), events);
  }

  /** Days long past or far ahead of all that is edited stand for those before and after. */
  private static void checkEveryDay(PropertyRow view, List<EditProperty.Asked> said) {
    for (int day = -1; day <= DAYS; day++) {
      var on = NEW_YEAR.plusDays(day);
      assertThat(holds(view, on)).isEqualTo(painted(said, on));
    }
  }

  private static void checkToday(PropertyRow view, LocalDate today) {
    var now = holds(view, today);
    assertThat(new Day(view.ownerId(), view.shareWeight(), view.active())).isEqualTo(now);
  }

  private record Day(OwnerId owner, BigDecimal weight, boolean active) {}

  private static Day holds(PropertyRow view, LocalDate day) {
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
  private static Day painted(List<EditProperty.Asked> said, LocalDate on) {
    var day = new Day(ADA, new BigDecimal("62.5"), true);
    for (var at = NEW_YEAR; !at.isAfter(on); at = at.plusDays(1)) {
      for (var asked : said) {
        var edit = asked.body();
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

  private EditProperty.Asked anyEdit() {
    return new EditProperty.Asked(
        FLAT,
        new EditProperty.Body(
            null,
            maybe(OWNERS),
            random.nextBoolean() ? null : new BigDecimal(any(WEIGHTS)),
            maybe(List.of(true, false)),
            NEW_YEAR.plusDays(random.nextInt(DAYS))),
        NEW_YEAR.plusDays(random.nextInt(DAYS)));
  }

  private <T> @Nullable T maybe(List<T> some) {
    return random.nextBoolean() ? null : any(some);
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
