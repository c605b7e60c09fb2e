package dev.daybook.contracts.community;

import org.jspecify.annotations.Nullable;

/** A person is known to the community as an owner. */
public record OwnerRegistered(OwnerId ownerId, String name, @Nullable String email)
    implements OwnerEvent {}
