package dev.daybook.contracts.community;

/** A charge counts no more; its history stays. */
public record ChargeVoided(ChargeId chargeId, PeriodId periodId) implements ChargeEvent {}
