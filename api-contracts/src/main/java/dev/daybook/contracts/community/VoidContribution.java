package dev.daybook.contracts.community;

public record VoidContribution(ContributionId contributionId) implements CommunityCommand {}
