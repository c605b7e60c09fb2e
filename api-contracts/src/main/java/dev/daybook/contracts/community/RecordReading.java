package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;

public record RecordReading(
    ReadingId readingId,
    PeriodId periodId,
    PropertyId propertyId,
    BudgetItemId budgetItemId,
    BigDecimal meterStartReading,
    BigDecimal meterEndReading,
    LocalDate date)
    implements CommunityCommand {}
