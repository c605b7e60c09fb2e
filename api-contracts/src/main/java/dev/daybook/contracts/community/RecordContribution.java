package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Record money that an owner paid in; without a currency it is the period's. */
public record RecordContribution(
    ContributionId contributionId,
    PeriodId periodId,
    OwnerId ownerId,
    BigDecimal amount,
    @Nullable Currency currency,
    LocalDate date,
    @Nullable String comment)
    implements CommunityCommand {}
