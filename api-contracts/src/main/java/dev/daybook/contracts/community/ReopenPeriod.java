package dev.daybook.contracts.community;

public record ReopenPeriod(PeriodId periodId, String reason) implements CommunityCommand {}
