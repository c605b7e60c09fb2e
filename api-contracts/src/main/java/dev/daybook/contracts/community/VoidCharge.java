package dev.daybook.contracts.community;

public record VoidCharge(ChargeId chargeId) implements CommunityCommand {}
