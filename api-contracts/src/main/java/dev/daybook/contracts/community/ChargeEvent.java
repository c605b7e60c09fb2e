package dev.daybook.contracts.community;

/** What happens to a service charge. */
public sealed interface ChargeEvent extends CommunityEvent
    permits ChargeRecorded, ChargeEdited, ChargeVoided {

  ChargeId chargeId();

  PeriodId periodId();
}
