package dev.daybook.contracts.community;

import org.jspecify.annotations.Nullable;

/** What becomes of a period, the same for decisions and for those who look. */
public final class PeriodFold {

  /** What an event makes of the period; null before it is opened. */
  public static PeriodView after(@Nullable PeriodView before, PeriodEvent event) {
    return switch (event) {
      case PeriodOpened e -> opened(e);
      case PeriodEdited e -> known(before, e).edited(e.name(), e.startDate(), e.endDate());
      case PeriodClosed e -> known(before, e).closed(e.on());
      case PeriodReopened e -> known(before, e).reopened();
      case ClosingBalancesStated _, ClosingBalancesRestated _ -> known(before, event);
    };
  }

  private static PeriodView opened(PeriodOpened e) {
    return new PeriodView(
        e.periodId(),
        e.name(),
        e.startDate(),
        e.endDate(),
        e.unit(),
        PeriodStatus.OPEN,
        e.previousPeriodId(),
        null);
  }

  private static PeriodView known(@Nullable PeriodView period, PeriodEvent event) {
    if (period == null) {
      throw new IllegalStateException("the history has %s before its opening".formatted(event));
    }
    return period;
  }

  private PeriodFold() {}
}
