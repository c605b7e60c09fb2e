package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import org.jspecify.annotations.Nullable;

/** An owner: who pays in and bears what falls to their properties. */
public record Owner(
    OwnerId id, String name, @Nullable @Describe("Null if none is known.") String email) {}
