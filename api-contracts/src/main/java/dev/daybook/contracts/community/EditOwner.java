package dev.daybook.contracts.community;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Change an owner's name or address; what is null stays, and an empty address takes it away. */
public record EditOwner(OwnerId ownerId, @Nullable String name, @Nullable Optional<String> email)
    implements CommunityCommand {}
