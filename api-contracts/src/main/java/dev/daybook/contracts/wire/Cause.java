package dev.daybook.contracts.wire;

import org.jspecify.annotations.Nullable;

/** Who caused an event, by which command, as a part of what. */
public record Cause(
    @Nullable String actor,
    @Nullable String command,
    @Nullable String correlation,
    @Nullable String causation) {}
