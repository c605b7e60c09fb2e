package dev.daybook.contracts.community;

/** What happens to a service period itself. */
public sealed interface PeriodEvent extends CommunityEvent
    permits PeriodOpened,
        PeriodEdited,
        PeriodClosed,
        PeriodReopened,
        ClosingBalancesStated,
        ClosingBalancesRestated {

  PeriodId periodId();
}
