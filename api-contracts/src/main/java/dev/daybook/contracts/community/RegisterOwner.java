package dev.daybook.contracts.community;

import org.jspecify.annotations.Nullable;

public record RegisterOwner(OwnerId ownerId, String name, @Nullable String email)
    implements CommunityCommand {}
