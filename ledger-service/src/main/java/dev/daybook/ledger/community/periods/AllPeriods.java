package dev.daybook.ledger.community.periods;

import static dev.daybook.contracts.community.CommunityEvents.periodName;
import static dev.daybook.contracts.community.CommunityRejection.OVERLAPPING_PERIOD;

import dev.daybook.contracts.Warning;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All service periods of a community, in the order of their opening: they form chains. */
record AllPeriods(Collection<Period> periods) {

  @Nullable Period get(PeriodId id) {
    return periods.stream().filter(period -> period.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * Whether a period that starts in that year has the name, in any spelling.
   *
   * @param except the period that may keep its own name
   */
  boolean isNameTaken(LocalDate startDate, String name, PeriodId except) {
    var taken = periodName(startDate, name);
    return periods.stream()
        .filter(period -> !period.id().equals(except))
        .anyMatch(period -> periodName(period.startDate(), period.name()).equals(taken));
  }

  /**
   * What a period that starts then continues, unless it says so itself: the latest of its currency
   * that ends before. If that one is continued already there is none: to carry on what ended even
   * earlier would bring back balances that nobody thinks of any more.
   */
  @Nullable Period latestBefore(LocalDate day, Currency code) {
    // If several periods end on the same day, take one without a successor; if there are several,
    // the one opened last.
    var byEnd =
        Comparator.comparing(Period::endDate).thenComparing(period -> !isContinued(period.id()));
    return periods.stream()
        .filter(period -> period.endDate().isBefore(day))
        .filter(period -> period.currency().code().equals(code))
        .reduce((one, other) -> byEnd.compare(one, other) > 0 ? one : other)
        .filter(latest -> !isContinued(latest.id()))
        .orElse(null);
  }

  /** The period that continues it, null while none does. */
  @Nullable Period successor(PeriodId id) {
    return periods.stream()
        .filter(period -> id.equals(period.previousPeriodId()))
        .findFirst()
        .orElse(null);
  }

  List<Period> overlapping(Period period) {
    return overlapping(period.id(), period.startDate(), period.endDate());
  }

  /** The other periods that have some of these days. */
  List<Period> overlapping(PeriodId except, LocalDate first, LocalDate last) {
    return periods.stream()
        .filter(period -> !period.id().equals(except))
        .filter(period -> !period.endDate().isBefore(first) && !period.startDate().isAfter(last))
        .toList();
  }

  static Warning overlapping(List<Period> others) {
    var more = others.size() - 1;
    return OVERLAPPING_PERIOD.at(
        "start_date",
        "Period “%s”%s has some of the same days.",
        others.getFirst().name(),
        more == 0 ? "" : " as well as %d more".formatted(more));
  }

  private boolean isContinued(PeriodId id) {
    return successor(id) != null;
  }
}
