package dev.daybook.contracts.community;

import java.util.List;

/**
 * What owners' accounts come to at the closing of a service period is signed off. Goes before the
 * closing, into the same append; a very large community's balances take several of these.
 */
public record ClosingBalancesStated(PeriodId periodId, List<ClosingBalance> balances)
    implements PeriodEvent {}
