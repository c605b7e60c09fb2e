package dev.daybook.contracts.community;

public record VoidReading(ReadingId readingId) implements CommunityCommand {}
