package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Call a property something else, or change its owner, its weight or whether it counts, from a day
 * on; what is null stays.
 *
 * @param today the day that the answer shows the property on
 */
public record EditProperty(
    PropertyId propertyId,
    @Nullable String label,
    @Nullable OwnerId ownerId,
    @Nullable BigDecimal shareWeight,
    @Nullable Boolean active,
    LocalDate from,
    LocalDate today)
    implements CommunityCommand {}
