package dev.daybook.contracts.community;

import org.jspecify.annotations.Nullable;

/** An owner, as shown. */
public record OwnerView(OwnerId id, String name, @Nullable String email) {}
