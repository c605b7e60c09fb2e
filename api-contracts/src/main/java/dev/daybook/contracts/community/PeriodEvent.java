package dev.daybook.contracts.community;

import dev.daybook.contracts.Kind;

/** What happens to a service period itself. */
public sealed interface PeriodEvent extends CommunityEvent
    permits PeriodOpened,
        PeriodEdited,
        PeriodClosed,
        PeriodReopened,
        ClosingBalancesStated,
        ClosingBalancesRestated {

  PeriodId periodId();

  Kind<PeriodEvent, PeriodId, PeriodView> PERIOD =
      Kind.of(
          "period",
          PeriodEvent::periodId,
          PeriodFold::after,
          CommunityEvents.PERIOD_OPENED,
          CommunityEvents.PERIOD_EDITED,
          CommunityEvents.PERIOD_CLOSED,
          CommunityEvents.PERIOD_REOPENED);

  /** What was signed off at the last closing of a period, or stands in its place since. */
  Kind<PeriodEvent, PeriodId, PeriodEvent> CLOSING =
      Kind.of(
          "period",
          PeriodEvent::periodId,
          (before, event) -> event,
          CommunityEvents.CLOSING_BALANCES_STATED,
          CommunityEvents.CLOSING_BALANCES_RESTATED);
}
