package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import org.jspecify.annotations.Nullable;

/** An owner, as shown. */
public record OwnerView(
    OwnerId id, String name, @Nullable @Describe("Null if none is known.") String email) {}
