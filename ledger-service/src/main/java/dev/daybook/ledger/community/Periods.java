package dev.daybook.ledger.community;

import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import java.util.ArrayDeque;
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

  /**
   * What was told of them, the latest first. It is put together once, when all is told: to do so
   * again with every event would take long where there are many periods.
   */
  public record Told(@Nullable Told before, PeriodEvent event) {

    public static Periods all(@Nullable Told latest) {
      var events = new ArrayDeque<PeriodEvent>();
      for (var told = latest; told != null; told = told.before) {
        events.push(told.event);
      }
      var periods = new LinkedHashMap<PeriodId, Period>();
      for (var event : events) {
        periods.put(event.periodId(), Period.evolve(periods.get(event.periodId()), event));
      }
      return new Periods(periods);
    }
  }

  public @Nullable Period get(PeriodId id) {
    return byId.get(id);
  }

  /** Whether a period that starts in that year has the name, in any spelling. */
  public boolean isNameTaken(LocalDate startDate, String name) {
    var wanted = CommunityEvents.periodName(startDate, name);
    return byId.values().stream()
        .anyMatch(
            period -> CommunityEvents.periodName(period.startDate(), period.name()).equals(wanted));
  }

  /**
   * The latest that ends before that day, is kept in that currency and is not continued yet; of
   * several that end on one day the one opened last.
   */
  public @Nullable Period latestBefore(LocalDate day, Currency currency) {
    return byId.values().stream()
        .filter(period -> period.endDate().isBefore(day))
        .filter(period -> period.currency().equals(currency) && !isContinued(period.id()))
        .reduce((one, other) -> BY_END.compare(one, other) > 0 ? one : other)
        .orElse(null);
  }

  private static final Comparator<Period> BY_END = Comparator.comparing(Period::endDate);

  /** Whether another period continues it already. */
  public boolean isContinued(PeriodId id) {
    return byId.values().stream().anyMatch(period -> id.equals(period.previousPeriodId()));
  }
}
