package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Call a property something else, or change its owner, its weight or whether it counts, from a day
 * on; what is null stays.
 *
 * @param from null for today, if that changes anything; of a day that is named all is kept that is
 *     said of it, even if it holds then anyway: what is written down later for an earlier day must
 *     stop at it
 * @param today the day that the answer shows the property on
 */
public record EditProperty(
    PropertyId propertyId,
    @Nullable String label,
    @Nullable OwnerId ownerId,
    @Nullable BigDecimal shareWeight,
    @Nullable Boolean active,
    @Nullable LocalDate from,
    LocalDate today)
    implements CommunityCommand {}
