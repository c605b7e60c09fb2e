package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_OPENED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_REOPENED;
import static dev.daybook.contracts.community.CommunityEvents.period;

import dev.daybook.contracts.community.ClosingBalancesRestated;
import dev.daybook.contracts.community.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodOpened;
import dev.daybook.contracts.community.PeriodReopened;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decisions remember of a service period: its dates, its currency, and whether it takes
 * entries.
 */
public record Period(
    PeriodId id,
    String name,
    LocalDate startDate,
    LocalDate endDate,
    Currency currency,
    @Nullable PeriodId previousPeriodId,
    PeriodStatus status,
    @Nullable LocalDate closedOn) {

  static final Set<String> LIFECYCLE_TYPES =
      Set.of(
          PERIOD_OPENED.name(), PERIOD_EDITED.name(), PERIOD_CLOSED.name(), PERIOD_REOPENED.name());

  /** The kinds of event that this is made of, however many entries the period has. */
  public static Criterion lifecycle(PeriodId id) {
    return new Criterion(LIFECYCLE_TYPES, Set.of(period(id)));
  }

  public static Period evolve(@Nullable Period period, PeriodEvent event) {
    return switch (event) {
      case PeriodOpened e ->
          new Period(
              e.periodId(),
              e.name(),
              e.startDate(),
              e.endDate(),
              e.currency(),
              e.previousPeriodId(),
              PeriodStatus.OPEN,
              null);
      case PeriodEdited edited -> known(period, edited).as(edited);
      case PeriodClosed closed -> known(period, closed).with(PeriodStatus.CLOSED, closed.on());
      case PeriodReopened reopened -> known(period, reopened).with(PeriodStatus.OPEN, null);
      case ClosingBalancesStated _, ClosingBalancesRestated _ -> known(period, event);
    };
  }

  public boolean isClosed() {
    return status == PeriodStatus.CLOSED;
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(startDate) && !day.isAfter(endDate);
  }

  /** Whether the budget item is there and is one of its own. */
  public boolean has(@Nullable BudgetItem item) {
    return item != null && item.periodId().equals(id);
  }

  public PeriodView view() {
    return new PeriodView(
        id, name, startDate, endDate, currency, status, previousPeriodId, closedOn);
  }

  private Period with(PeriodStatus status, @Nullable LocalDate closedOn) {
    return new Period(id, name, startDate, endDate, currency, previousPeriodId, status, closedOn);
  }

  private Period as(PeriodEdited e) {
    return new Period(
        id, e.name(), e.startDate(), e.endDate(), currency, previousPeriodId, status, closedOn);
  }

  private static Period known(@Nullable Period period, PeriodEvent event) {
    if (period == null) {
      throw new IllegalStateException("the history has %s before its opening".formatted(event));
    }
    return period;
  }
}
