package dev.daybook.contracts.community;

import java.time.LocalDate;

/**
 * Close a period, and sign off what every owner's account comes to.
 *
 * @param on the day of the closing
 * @param acceptUnallocated even if there are expenses that no budget item shares
 */
public record ClosePeriod(PeriodId periodId, LocalDate on, boolean acceptUnallocated)
    implements CommunityCommand {}
