package dev.daybook.contracts.community;

/** What happens to a contribution. */
public sealed interface ContributionEvent extends CommunityEvent
    permits ContributionRecorded, ContributionEdited, ContributionVoided {

  ContributionId contributionId();

  PeriodId periodId();
}
