package dev.daybook.contracts.community;

import java.math.BigDecimal;

public record RegisterProperty(
    PropertyId propertyId, String label, OwnerId ownerId, BigDecimal shareWeight, boolean active)
    implements CommunityCommand {}
