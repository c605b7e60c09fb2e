package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_OPENED;
import static dev.daybook.contracts.community.CommunityEvents.PERIOD_REOPENED;
import static dev.daybook.contracts.community.CommunityEvents.period;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodFold;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service period as decisions see it: its days, its currency, and whether it takes entries. */
public record Period(PeriodView view) {

  static final Set<String> LIFECYCLE_TYPES =
      Set.of(
          PERIOD_OPENED.name(), PERIOD_EDITED.name(), PERIOD_CLOSED.name(), PERIOD_REOPENED.name());

  /** The kinds of event that this is made of, however many entries the period has. */
  public static Criterion lifecycle(PeriodId id) {
    return new Criterion(LIFECYCLE_TYPES, Set.of(period(id)));
  }

  public static Period evolve(@Nullable Period period, PeriodEvent event) {
    return new Period(PeriodFold.after(period == null ? null : period.view, event));
  }

  public PeriodId id() {
    return view.id();
  }

  public LocalDate startDate() {
    return view.startDate();
  }

  public LocalDate endDate() {
    return view.endDate();
  }

  public CurrencyUnit currency() {
    return view.currency();
  }

  /** Whether an entry that names this currency, or none, is one of its own. */
  public boolean isKeptIn(@Nullable Currency named) {
    return named == null || named.equals(currency().code());
  }

  public boolean isClosed() {
    return view.status() == PeriodStatus.CLOSED;
  }

  /** Whether it bears the name, in any spelling, in the year that this day is in. */
  boolean isNamed(String name, LocalDate startDate) {
    return CommunityEvents.periodName(startDate(), view.name())
        .equals(CommunityEvents.periodName(startDate, name));
  }

  boolean continues(PeriodId other) {
    return other.equals(view.previousPeriodId());
  }
}
