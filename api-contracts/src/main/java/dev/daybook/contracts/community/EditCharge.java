package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Change what a charge says; what is null stays. */
public record EditCharge(
    ChargeId chargeId,
    @Nullable OwnerId ownerId,
    @Nullable String description,
    @Nullable BigDecimal amount,
    @Nullable LocalDate date)
    implements CommunityCommand {}
