package dev.daybook.contracts.community;

import java.time.LocalDate;
import java.util.Currency;

public record OpenPeriod(
    PeriodId periodId, String name, LocalDate startDate, LocalDate endDate, Currency currency)
    implements CommunityCommand {}
