package dev.daybook.contracts.community;

/** A contribution counts no more; its history stays. */
public record ContributionVoided(ContributionId contributionId, PeriodId periodId)
    implements ContributionEvent {}
