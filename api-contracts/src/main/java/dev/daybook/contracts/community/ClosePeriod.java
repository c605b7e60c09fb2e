package dev.daybook.contracts.community;

public record ClosePeriod(PeriodId periodId) implements CommunityCommand {}
