package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose products are bought. */
public record Brand(
    BrandId id,
    @Describe("Unique in the tenant, ignoring case and outer spaces.") String name,
    @Nullable @Describe("Null if that is not said.") String url,
    @Describe("When it was added.") Instant createdAt) {}
