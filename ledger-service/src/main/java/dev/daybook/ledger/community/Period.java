package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_OPENED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_REOPENED;
import static dev.daybook.contracts.community.CommunityEvents.period;

import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodOpened;
import dev.daybook.contracts.community.PeriodReopened;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What decisions remember of a service period: its dates, its currency, and whether it takes
 * entries.
 */
public record Period(PeriodOpened opened, PeriodStatus status) {

  /** The three kinds of event that this is made of, however many entries the period has. */
  public static Criterion lifecycle(PeriodId id) {
    return Criterion.types(PERIOD_OPENED.name(), PERIOD_CLOSED.name(), PERIOD_REOPENED.name())
        .tagged(period(id));
  }

  public static Period evolve(@Nullable Period period, PeriodEvent event) {
    return switch (event) {
      case PeriodOpened opened -> new Period(opened, PeriodStatus.OPEN);
      case PeriodClosed closed -> known(period, closed).with(PeriodStatus.CLOSED);
      case PeriodReopened reopened -> known(period, reopened).with(PeriodStatus.OPEN);
    };
  }

  public boolean isClosed() {
    return status == PeriodStatus.CLOSED;
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(opened.startDate()) && !day.isAfter(opened.endDate());
  }

  public Currency currency() {
    return opened.currency();
  }

  public PeriodView view() {
    return new PeriodView(
        opened.periodId(),
        opened.name(),
        opened.startDate(),
        opened.endDate(),
        opened.currency(),
        status);
  }

  private Period with(PeriodStatus status) {
    return new Period(opened, status);
  }

  private static Period known(@Nullable Period period, PeriodEvent event) {
    if (period == null) {
      throw new IllegalStateException("the history has %s before its opening".formatted(event));
    }
    return period;
  }
}
