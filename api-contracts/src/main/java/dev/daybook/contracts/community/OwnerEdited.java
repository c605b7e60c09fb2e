package dev.daybook.contracts.community;

import org.jspecify.annotations.Nullable;

/** An owner is called and reached like this from now on, whatever was known before. */
public record OwnerEdited(OwnerId ownerId, String name, @Nullable String email)
    implements OwnerEvent {}
