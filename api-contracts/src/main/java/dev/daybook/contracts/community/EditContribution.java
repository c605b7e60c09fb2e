package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Change what a contribution says; what is null stays, and an empty comment takes the comment away.
 */
public record EditContribution(
    ContributionId contributionId,
    @Nullable OwnerId ownerId,
    @Nullable BigDecimal amount,
    @Nullable LocalDate date,
    @Nullable Optional<String> comment)
    implements CommunityCommand {}
