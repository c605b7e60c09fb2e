package dev.daybook.contracts.community;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Call a period something else or move its days; what is null stays. */
public record EditPeriod(
    PeriodId periodId,
    @Nullable String name,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate)
    implements CommunityCommand {}
