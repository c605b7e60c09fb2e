package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From a day on a property has another owner, another weight, or counts or counts no more; what is
 * null stays.
 */
public record PropertyChanged(
    PropertyId propertyId,
    LocalDate from,
    @Nullable OwnerId ownerId,
    @Nullable BigDecimal shareWeight,
    @Nullable Boolean active)
    implements PropertyEvent {}
