package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A contribution, as shown. */
public record ContributionView(
    ContributionId id,
    PeriodId periodId,
    OwnerId ownerId,
    BigDecimal amount,
    Currency currency,
    LocalDate date,
    @Nullable String comment) {}
