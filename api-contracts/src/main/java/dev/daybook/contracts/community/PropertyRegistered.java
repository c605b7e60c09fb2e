package dev.daybook.contracts.community;

import java.math.BigDecimal;

/** Costs are shared over a property; what is said here holds from always. */
public record PropertyRegistered(
    PropertyId propertyId, String label, OwnerId ownerId, BigDecimal shareWeight, boolean active)
    implements PropertyEvent {}
