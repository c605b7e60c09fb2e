package dev.daybook.ledger.community;

import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All service periods of a community, in the order of their opening: they form chains. */
public record Periods(Map<PeriodId, Period> byId) {

  /** What any period is called, and on which days it is. */
  public static final Criterion NAMES_AND_DAYS =
      Criterion.types(CommunityEvents.PERIOD_OPENED.name(), CommunityEvents.PERIOD_EDITED.name());

  /** What happened to any period itself. */
  public static final Criterion LIFECYCLES = new Criterion(Period.LIFECYCLE_TYPES, Set.of());

  private static final Periods NONE = new Periods(Map.of());

  /**
   * What was told of them, the latest first. It is put together when all is told, and whenever so
   * much is told that it would take too much memory otherwise; to do so with every event would take
   * long where there are many periods.
   *
   * @param settled what was put together before
   * @param length how many events were told since then
   */
  public record Told(Periods settled, @Nullable Told before, PeriodEvent event, int length) {

    private static final int LONGEST = 1_000;

    public static Told next(@Nullable Told before, PeriodEvent event) {
      return before == null || before.length == LONGEST
          ? new Told(all(before), null, event, 1)
          : new Told(before.settled, before, event, before.length + 1);
    }

    public static Periods all(@Nullable Told latest) {
      if (latest == null) {
        return NONE;
      }
      var events = new ArrayDeque<PeriodEvent>();
      for (@Nullable Told told = latest; told != null; told = told.before) {
        events.push(told.event);
      }
      var periods = new LinkedHashMap<>(latest.settled.byId());
      for (var event : events) {
        periods.put(event.periodId(), Period.evolve(periods.get(event.periodId()), event));
      }
      return new Periods(periods);
    }
  }

  public @Nullable Period get(PeriodId id) {
    return byId.get(id);
  }

  public static Periods of(Collection<PeriodView> views) {
    var periods = new LinkedHashMap<PeriodId, Period>();
    views.forEach(view -> periods.put(view.id(), new Period(view)));
    return new Periods(periods);
  }

  /**
   * Whether a period that starts in that year has the name, in any spelling.
   *
   * @param except the period that may keep its own name
   */
  public boolean isNameTaken(LocalDate startDate, String name, PeriodId except) {
    return byId.values().stream()
        .anyMatch(period -> period.isNamed(name, startDate) && !period.id().equals(except));
  }

  /**
   * What a period that starts then continues, unless it says so itself: the latest of its currency
   * that ends before. If that one is continued already there is none: to carry on what ended even
   * earlier would bring back balances that nobody thinks of any more.
   */
  public @Nullable Period latestBefore(LocalDate day, Currency code) {
    // Of several that end on one day one that can be continued, and of these the one opened last.
    var byEnd =
        Comparator.comparing(Period::endDate).thenComparing(period -> !isContinued(period.id()));
    return byId.values().stream()
        .filter(period -> period.endDate().isBefore(day) && period.isKeptIn(code))
        .reduce((one, other) -> byEnd.compare(one, other) > 0 ? one : other)
        .filter(latest -> !isContinued(latest.id()))
        .orElse(null);
  }

  /** The period that continues it, null while none does. */
  public @Nullable Period successor(PeriodId id) {
    return byId.values().stream().filter(period -> period.continues(id)).findFirst().orElse(null);
  }

  private boolean isContinued(PeriodId id) {
    return successor(id) != null;
  }
}
