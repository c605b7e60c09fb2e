package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Change what a reading says; what is null stays. */
public record EditReading(
    ReadingId readingId,
    @Nullable PropertyId propertyId,
    @Nullable BudgetItemId budgetItemId,
    @Nullable BigDecimal meterStartReading,
    @Nullable BigDecimal meterEndReading,
    @Nullable LocalDate date)
    implements CommunityCommand {}
